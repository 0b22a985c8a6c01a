"""Looking after a database: is it whole, and a copy of it while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from app.db import migrate
from app.db.engine import Database
from app.errors import Conflict, Invalid

PAGES_AT_ONCE = 1000


def find_faults(database: Database) -> list[str]:
    """What is wrong with the database, each with its remedy; empty when it is whole."""
    faults = []
    found, needed = migrate.current(database.engine), migrate.head()
    if found != needed:
        faults.append(
            f"The schema is {found or 'missing'}, not {needed}: run `ndjudge db upgrade`."
        )
    if database.is_sqlite:
        with database.engine.connect() as connection:
            answers = connection.execute(text("PRAGMA integrity_check")).scalars().all()
            orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
        faults += [f"SQLite: {answer}: restore a backup." for answer in answers if answer != "ok"]
        faults += [f"{row[0]} row {row[1]} refers to a missing row of {row[2]}." for row in orphans]
    return faults


def back_up(database: Database, target: Path) -> int:
    """Copy an SQLite database to `target` while it is in use, and return the copy's bytes.

    The copy appears complete or not at all.

    Raises:
        Invalid: the database is not SQLite. Conflict: `target` exists.
    """
    if not database.is_sqlite or database.url.database is None:
        raise Invalid("This database is PostgreSQL; back it up with pg_dump.")
    if target.exists():
        raise Conflict(f"{target} exists; give a name that is free.")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.partial")
    with (
        closing(sqlite3.connect(database.url.database)) as source,
        closing(sqlite3.connect(partial)) as copy,
    ):
        source.backup(copy, pages=PAGES_AT_ONCE)
    partial.chmod(0o600)
    partial.rename(target)
    return target.stat().st_size
