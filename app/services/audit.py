"""Who administered what, and when: written with the act, in one transaction, and never changed."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import AuditEntry, User

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Actor:
    """Who acts: a user from an address, or somebody at the shell."""

    name: str
    user_id: int | None = None
    address: str | None = None

    @classmethod
    def person(cls, user: User, address: str | None) -> "Actor":
        """A signed-in user."""
        return cls(user.name, user.id, address)

    @classmethod
    def shell(cls, login: str) -> "Actor":
        """Whoever runs a command on the machine, by the name that the system gives."""
        return cls(f"shell:{login}"[:100])


def note(session: Session, actor: Actor, action: str, subject: str, **detail: Any) -> None:
    """Write one act down, in the transaction that does it.

    Args:
        action: noun and verb, such as `user.role`.
        subject: what it was done to: a name, a slug, a number.
        detail: what changed, without secrets; JSON values.
    """
    session.add(
        AuditEntry(
            user_id=actor.user_id,
            actor=actor.name,
            address=actor.address,
            action=action,
            subject=subject[:MOST_CHARACTERS],
            detail=detail,
        )
    )
    session.flush()


def entries(
    session: Session, *, action: str = "", actor: str = "", before_id: int = 0, limit: int = 50
) -> list[AuditEntry]:
    """The log, newest first; of one action, or of one actor, where these are given."""
    wanted = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if action:
        wanted = wanted.where(AuditEntry.action == action)
    if actor:
        wanted = wanted.where(AuditEntry.actor == actor)
    if before_id:
        wanted = wanted.where(AuditEntry.id < before_id)
    return list(session.scalars(wanted))


def actions(session: Session) -> list[str]:
    """The kinds of acts that the log holds."""
    return sorted(session.scalars(select(AuditEntry.action).distinct()))
