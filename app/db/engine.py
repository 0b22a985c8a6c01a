"""Sessions on one database, SQLite or PostgreSQL.

SQLite allows one writer at a time. A transaction that reads first and writes later fails when
another has written between, so `transaction` begins IMMEDIATE: it waits its turn before it
reads. `session` begins deferred, holds no lock and is for reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from app.db import migrate
from app.errors import UserError

BEGIN = "ndjudge_begin"
BUSY_TIMEOUT_S = 20.0
POOL_SIZE = 40

# A peer that vanished is noticed in ten seconds, on both sides. A frozen client must not keep
# its locks: the server ends a transaction in which nothing happens.
POSTGRES_ARGUMENTS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c idle_in_transaction_session_timeout=10s -c lock_timeout=10s"
    " -c statement_timeout=30s -c tcp_keepalives_idle=5 -c tcp_user_timeout=10000",
}


class Database:
    """One database; thread-safe, made once by an entry point."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _create_engine(url)
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        writing = self.engine.execution_options(**{BEGIN: "IMMEDIATE"})
        self._writing = sessionmaker(writing, expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading; nothing in it is committed."""
        with self._reading() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session for writing: commits at the end, rolls back when an exception passes.

        A `UserError` with `keeps_changes` is committed and then passed on.
        """
        with self._writing() as session:
            try:
                yield session
            except UserError as error:
                if error.keeps_changes:
                    session.commit()
                raise
            session.commit()

    def upgrade(self, revision: str = "head") -> None:
        """Bring the schema to `revision`; waits where another process is at it."""
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        migrate.upgrade(self.url, revision)

    def require_current(self) -> None:
        """Raise `Unavailable` with the remedy unless the schema is the one of this version."""
        migrate.require_current(self.engine)

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


@contextmanager
def reading_beside(session: Session) -> Iterator[Session]:
    """A short reading session on the database of `session`.

    For what must happen before `session` takes the write lock, such as looking up the
    password hash that takes a tenth of a second to check.
    """
    bind = session.get_bind()
    assert isinstance(bind, Engine)
    with Session(bind.execution_options(**{BEGIN: "DEFERRED"})) as reader:
        yield reader


def _create_engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url, pool_size=POOL_SIZE, pool_pre_ping=True, connect_args=POSTGRES_ARGUMENTS
        )
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=POOL_SIZE,
        connect_args={"timeout": BUSY_TIMEOUT_S},
    )
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Set up a new SQLite connection: own BEGIN, write-ahead log, foreign keys, safe commits."""
    # The driver's own BEGIN comes too late (before the first write) and is never IMMEDIATE.
    raw: Any = connection
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get(BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
