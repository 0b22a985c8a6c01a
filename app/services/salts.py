"""The deployment's salt: the secret that keeps the hidden cases of an open library hidden."""

import secrets

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db import models
from app.db.turns import take_turns
from problems.cases import Salt

SECRET_BYTES = 32


def current_salt(session: Session) -> Salt:
    """The salt that new judgings use; made by whoever asks first. Never log its secret."""
    row = _find_current(session)
    if row is None:
        take_turns(session, "salt")
        row = _find_current(session) or _make(session)
    return Salt(id=row.id, secret=row.secret)


def current_salt_id(session: Session) -> str | None:
    """The name of the salt in use, None before the first judging; never its secret."""
    return session.scalar(select(models.Salt.id).where(models.Salt.is_current))


def new_salt() -> Salt:
    """A salt that nobody uses yet; `make_current` stores it."""
    return Salt(id=secrets.token_hex(8), secret=secrets.token_bytes(SECRET_BYTES))


def make_current(session: Session, salt: Salt) -> None:
    """Let new judgings use `salt`; the one before stays, for verdicts that were made with it."""
    take_turns(session, "salt")
    session.execute(update(models.Salt).values(is_current=False))
    session.add(models.Salt(id=salt.id, secret=salt.secret, is_current=True))
    session.flush()


def _find_current(session: Session) -> models.Salt | None:
    return session.scalar(select(models.Salt).where(models.Salt.is_current))


def _make(session: Session) -> models.Salt:
    made = new_salt()
    row = models.Salt(id=made.id, secret=made.secret, is_current=True)
    session.add(row)
    session.flush()
    return row
