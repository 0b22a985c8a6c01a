"""What administrators choose for the whole site while it runs: a few settings, announcements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app import languages
from app.db.clock import now, read_clock
from app.db.models import Announcement, SiteSetting
from app.errors import Invalid, NotFound
from app.settings import Settings

WORDS = {"registration": ("open", "closed"), "ai_opinions": ("on", "off")}
TEXTS = (*WORDS, "languages")
LIMITS = ("submissions_per_minute", "runs_per_minute", "queued_per_user")
MOST_PER_LIMIT = 100_000
MOST_CHARACTERS = 500
MOST_HOURS = 24 * 90


@dataclass(frozen=True)
class Notice:
    """An announcement as pages show it."""

    id: int
    text: str


def chosen(session: Session) -> dict[str, Any]:
    """What administrators chose, by name; what they left alone is absent."""
    return {row.name: row.value for row in session.scalars(select(SiteSetting))}


def effective(settings: Settings, choices: Mapping[str, Any]) -> Settings:
    """The settings of the process with the choices of administrators in their place."""
    limits = {name: choices[name] for name in LIMITS if name in choices}
    changed: dict[str, Any] = {"limits": settings.limits.model_copy(update=limits)}
    changed |= {name: choices[name] for name in TEXTS if name in choices}
    return settings.model_copy(update=changed)


def choose(session: Session, given: Mapping[str, str]) -> dict[str, Any]:
    """Keep the choices, as a form sends them; an empty text leaves the process's own setting.

    Returns:
        what is chosen now.

    Raises:
        Invalid: a value that cannot be; names its field.
    """
    wanted = {name: _read(name, given.get(name, "").strip()) for name in (*TEXTS, *LIMITS)}
    session.execute(delete(SiteSetting).where(SiteSetting.name.in_(wanted)))
    for name, value in wanted.items():
        if value is not None:
            session.add(SiteSetting(name=name, value=value))
    session.flush()
    return chosen(session)


def announce(session: Session, text: str, hours: int | None = None) -> Announcement:
    """Put a sentence at the top of every page, for some hours or until it is taken down.

    Raises:
        Invalid: no text, too much of it, or no such number of hours.
    """
    said = " ".join(text.replace("\0", "").split())
    if not 1 <= len(said) <= MOST_CHARACTERS:
        raise Invalid(f"An announcement has 1 to {MOST_CHARACTERS} characters.", "text")
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise Invalid(f"It can stay for 1 to {MOST_HOURS} hours.", "hours")
    ends_at = None if hours is None else read_clock(session) + timedelta(hours=hours)
    made = Announcement(text=said, ends_at=ends_at)
    session.add(made)
    session.flush()
    return made


def announcements(session: Session) -> list[Announcement]:
    """Those that stand now, the newest first."""
    standing = or_(Announcement.ends_at.is_(None), Announcement.ends_at > now())
    return list(session.scalars(select(Announcement).where(standing).order_by(Announcement.id)))


def take_down(session: Session, announcement_id: int) -> None:
    """End an announcement now.

    Raises:
        NotFound: there is none that stands.
    """
    ended = session.scalar(
        update(Announcement)
        .where(Announcement.id == announcement_id)
        .where(or_(Announcement.ends_at.is_(None), Announcement.ends_at > now()))
        .values(ends_at=now())
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    if ended is None:
        raise NotFound(f"No announcement {announcement_id} stands on the pages.")


def _read(name: str, text: str) -> str | int | None:
    if not text:
        return None
    if name in WORDS:
        if text not in WORDS[name]:
            raise Invalid(f"{name} is {' or '.join(WORDS[name])}, not {text[:20]!r}.", name)
        return text
    if name == "languages":
        languages.check_offer(text, languages.known())
        return text
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_PER_LIMIT):
        raise Invalid(f"{name} is a number from 1 to {MOST_PER_LIMIT}.", name)
    return int(text)
