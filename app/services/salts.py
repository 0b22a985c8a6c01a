"""The deployment's salt: the secret that keeps the hidden cases of an open library hidden."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import models
from problems.cases import Salt

SECRET_BYTES = 32


def current_salt(session: Session) -> Salt:
    """The salt that new judgings use; made by whoever asks first. Never log its secret."""
    row = session.scalar(select(models.Salt).where(models.Salt.is_current))
    if row is None:
        row = models.Salt(
            id=secrets.token_hex(8), secret=secrets.token_bytes(SECRET_BYTES), is_current=True
        )
        session.add(row)
        session.flush()
    return Salt(id=row.id, secret=row.secret)
