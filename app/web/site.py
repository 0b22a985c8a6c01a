"""What administrators chose for the site, kept by each process for a few seconds.

Every page needs it; none should ask the database for it. A change made here counts here at once
and in other processes within `KEPT_S`. While the database does not answer, what was last known
stays in force: the page that says so needs it too.
"""

import threading
import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.services import site
from app.services.site import Notice
from app.settings import Settings

KEPT_S = 3.0


@dataclass(frozen=True)
class Known:
    """Settings in force, and the announcements that stand."""

    settings: Settings
    notices: tuple[Notice, ...]


class SiteChoices:
    """Thread-safe; made once by `create_app`."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._own = settings
        self._database = database
        self._lock = threading.Lock()
        self._choices: dict[str, Any] = {}
        self._notices: tuple[Notice, ...] = ()
        self._fresh_until = 0.0

    def get(self) -> Known:
        """What is in force."""
        if time.monotonic() >= self._fresh_until:
            with self._lock:
                if time.monotonic() >= self._fresh_until:
                    self._read()
        settings = site.effective(self._own, self._choices) if self._choices else self._own
        return Known(settings, self._notices)

    def forget(self) -> None:
        """Read again at the next request: something was changed here."""
        self._fresh_until = 0.0

    def _read(self) -> None:
        self._fresh_until = time.monotonic() + KEPT_S
        try:
            with self._database.session() as session:
                chosen, standing = site.chosen(session), site.announcements(session)
        except SQLAlchemyError:
            return
        self._choices = chosen
        self._notices = tuple(Notice(each.id, each.text) for each in standing)
