"""Who acts at the shell, for the audit log."""

import os
import pwd
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def note(session: "Session", action: str, subject: str, **detail: Any) -> None:
    """Write an act from the shell into the audit log, under the system's name of the user."""
    from app.services import audit

    audit.note(session, audit.Actor.shell(_login()), action, subject, **detail)


def _login() -> str:
    """Of the process, not of its environment: `LOGNAME` can say anything."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
