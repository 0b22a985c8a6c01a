"""How often something was done lately, counted in the database so that it holds everywhere."""

import ipaddress
import math

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db.clock import now, read_clock
from app.db.models import AttemptLog
from app.errors import TooMany

KEEP_S = 24 * 3600


def require_room(
    session: Session, action: str, subject: str, *, allowed: int, window_s: int, what: str
) -> None:
    """Raise `TooMany` if `subject` did `action` `allowed` times within `window_s` seconds.

    Args:
        what: the beginning of the sentence that the user reads, such as "20 runs a minute".
    """
    oldest_that_counts = session.scalar(
        select(AttemptLog.at)
        .where(AttemptLog.action == action, AttemptLog.subject == subject)
        .where(AttemptLog.at > now(-window_s))
        .order_by(AttemptLog.at.desc())
        .offset(allowed - 1)
        .limit(1)
    )
    if oldest_that_counts is None:
        return
    left_s = window_s - (read_clock(session) - oldest_that_counts).total_seconds()
    retry_after_s = max(1, math.ceil(left_s))
    raise TooMany(
        f"{what} is the limit here. Try again in {_in_words(retry_after_s)}.", retry_after_s
    )


def record(session: Session, action: str, subject: str) -> None:
    """Remember that `subject` did `action` now."""
    session.add(AttemptLog(action=action, subject=subject))
    session.flush()


def spend(
    session: Session, action: str, subject: str, *, allowed: int, window_s: int, what: str
) -> None:
    """`require_room`, then `record`."""
    require_room(session, action, subject, allowed=allowed, window_s=window_s, what=what)
    record(session, action, subject)


def forget_old(session: Session) -> None:
    """Delete what no limit looks at any more."""
    session.execute(delete(AttemptLog).where(AttemptLog.at < now(-KEEP_S)))


def user_subject(user_id: int) -> str:
    """The subject that stands for a user."""
    return f"user:{user_id}"


def address_subject(address: str) -> str:
    """The subject that stands for a client's address; an IPv6 network counts as one client."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return f"address:{address[:80]}"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        return f"address:{parsed.ipv4_mapped}"
    if parsed.version == 6:
        return f"address:{ipaddress.ip_network((parsed, 64), strict=False)}"
    return f"address:{parsed}"


def _in_words(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} seconds"
    return f"{math.ceil(seconds / 60)} minutes"
