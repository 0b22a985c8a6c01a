"""Taking turns where transactions look first and write later, and must not do so together."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def take_turns(session: Session, about: str) -> None:
    """Wait until no other transaction works on `about`; keeps it until this one ends.

    SQLite lets one transaction write at a time as it is; Postgres needs to be asked.
    """
    if session.get_bind().dialect.name == "postgresql":
        key = func.hashtextextended(about, 0)
        session.execute(select(func.pg_advisory_xact_lock(key)))
