"""Schema changes, by Alembic and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from app.errors import Unavailable

SCRIPTS = Path(__file__).resolve().parents[2] / "migrations"
UPGRADE_LOCK = 0x6E646A  # any number; every process that upgrades asks Postgres for the same
UPGRADE_TIMEOUT_S = 120.0


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here: there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(url: URL, revision: str = "head") -> None:
    """Bring the database at `url` to `revision` in one transaction.

    Processes that start together wait for each other, and find the work done.
    """
    _migrate(url, lambda made: command.upgrade(made, revision))


def downgrade(url: URL, revision: str) -> None:
    """Take the database at `url` back to `revision`."""
    _migrate(url, lambda made: command.downgrade(made, revision))


def head() -> str:
    """The revision that this version of the program needs."""
    found = ScriptDirectory.from_config(config()).get_current_head()
    assert found is not None
    return found


def revisions() -> frozenset[str]:
    """All revisions that this version knows."""
    script = ScriptDirectory.from_config(config())
    return frozenset(each.revision for each in script.walk_revisions())


def current(engine: Engine) -> str | None:
    """The revision that the database has, None while it is empty.

    Raises:
        Unavailable: it does not answer.
    """
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise Unavailable(
            f"The database {engine.url.render_as_string()} does not answer: "
            f"{str(error.orig).strip()}. Is its server running, and NDJUDGE_DATABASE_URL right?"
        ) from error


def require_current(engine: Engine) -> None:
    """Raise `Unavailable` with the remedy unless the schema is the one of this version."""
    found, needed = current(engine), head()
    if found != needed:
        state = "is empty" if found is None else f"has schema {found}"
        raise Unavailable(
            f"The database {engine.url.render_as_string()} {state}, this version needs {needed}: "
            "run `ndjudge db upgrade` (or start `ndjudge serve`, which does it) and try again."
        )


def _migrate(url: URL, run: Callable[[Config], None]) -> None:
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
        run(config(connection))
        if engine.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            assert not broken, f"the migration left rows without their parents: {broken[:3]}"
    engine.dispose()


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    raw: Any = connection
    raw.isolation_level = None
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute(f"PRAGMA busy_timeout={UPGRADE_TIMEOUT_S * 1000:.0f}")
    # SQLite changes a table by copying it and dropping the old one; with foreign keys on,
    # the drop would delete every row that refers to it.
    raw.execute("PRAGMA foreign_keys=OFF")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
