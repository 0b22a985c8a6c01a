"""Looking after a database: is it whole, a copy of it while it is in use, and back again."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
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
        raise Invalid(
            "This database is PostgreSQL; back it up with its own tool: "
            "pg_dump --format=custom --file=FILE."
        )
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


def restore(database: Database, source: Path) -> Path | None:
    """Put a copy that `back_up` made in the place of an SQLite database that nobody uses.

    The caller holds the lock of the data directory. At every moment the database is the old
    one or the new one, whole.

    Returns:
        where the old database is kept, None when there was none.

    Raises:
        Invalid: the database is not SQLite, or `source` is no copy that this version can use.
    """
    if not database.is_sqlite or database.url.database is None:
        raise Invalid(
            "This database is PostgreSQL; restore it with its own tool: "
            "pg_restore --clean --if-exists --dbname=NAME FILE."
        )
    _require_usable(source)
    database.dispose()
    target = Path(database.url.database)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(partial)) as made:
        copy.backup(made, pages=PAGES_AT_ONCE)
    partial.chmod(0o600)
    kept = _keep(target) if target.exists() else None
    partial.replace(target)
    return kept


def _keep(target: Path) -> Path:
    """Give the present database a second name; its log must not be applied to another file."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = target.with_name(f"{target.stem}-before-{moment}{target.suffix}")
    with closing(sqlite3.connect(target)) as old:
        busy, _, _ = old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise Conflict(f"{target} is in use; stop what uses it and try again.")
    os.link(target, kept)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    return kept


def _require_usable(source: Path) -> None:
    if not source.is_file():
        raise Invalid(f"There is no file {source}.")
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
            revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise Invalid(f"{source} is no backup of ndjudge: {error}.") from error
    if answer != "ok":
        raise Invalid(f"{source} is damaged: {answer}. Take another backup.")
    if revision is None or revision[0] not in migrate.revisions():
        raise Invalid(
            f"{source} has schema {revision and revision[0]}, which this version does not know: "
            "restore it with the version that made it, or a newer one."
        )
