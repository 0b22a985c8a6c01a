"""How often something was done lately, counted in the database so that it holds everywhere."""

import ipaddress
import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, delete, insert, select
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import AttemptLog
from app.errors import TooMany
from app.wording import counted, sentence

KEEP_S = 24 * 3600


@dataclass(frozen=True)
class Allowance:
    """How often `subject` may do `action` within `window_s` seconds.

    `what` is the beginning of the sentence that the user reads, such as "20 runs a minute".
    """

    action: str
    subject: str
    allowed: int
    window_s: int
    what: str


def require_room(session: Session, *allowances: Allowance) -> None:
    """Raise `TooMany` for the first of these that is used up; one look for all of them."""
    looks = (_oldest_that_counts(each).label(f"at_{n}") for n, each in enumerate(allowances))
    found = session.execute(select(now().label("now"), *looks)).one()
    for each, oldest in zip(allowances, found[1:], strict=True):
        if oldest is not None:
            left_s = each.window_s - (found.now - oldest).total_seconds()
            retry_after_s = max(1, math.ceil(left_s))
            raise TooMany(
                sentence(
                    "{what} is the limit here. Try again in {time}.",
                    what=each.what,
                    time=_in_words(retry_after_s),
                ),
                retry_after_s,
            )


def record(session: Session, *allowances: Allowance) -> None:
    """Remember that each was used now."""
    session.execute(
        insert(AttemptLog).returning(AttemptLog.id),
        [{"action": each.action, "subject": each.subject} for each in allowances],
    )


def spend(session: Session, *allowances: Allowance) -> None:
    """`require_room`, then `record`."""
    require_room(session, *allowances)
    record(session, *allowances)


def _oldest_that_counts(allowance: Allowance) -> ScalarSelect[datetime]:
    return (
        select(AttemptLog.at)
        .where(AttemptLog.action == allowance.action, AttemptLog.subject == allowance.subject)
        .where(AttemptLog.at > now(-allowance.window_s))
        .order_by(AttemptLog.at.desc())
        .offset(allowance.allowed - 1)
        .limit(1)
        .scalar_subquery()
    )


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
        return counted("{count} second", "{count} seconds", seconds)
    return counted("{count} minute", "{count} minutes", math.ceil(seconds / 60))
