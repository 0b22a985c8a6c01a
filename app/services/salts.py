"""The deployment's salt: the secret that keeps the hidden cases of an open library hidden."""

import secrets

from sqlalchemy import select
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


def _find_current(session: Session) -> models.Salt | None:
    return session.scalar(select(models.Salt).where(models.Salt.is_current))


def _make(session: Session) -> models.Salt:
    row = models.Salt(
        id=secrets.token_hex(8), secret=secrets.token_bytes(SECRET_BYTES), is_current=True
    )
    session.add(row)
    session.flush()
    return row
