"""Sessions on one database, SQLite or PostgreSQL.

SQLite allows one writer at a time. A transaction that reads first and writes later fails when
another has written between, so `transaction` begins IMMEDIATE: it waits its turn before it
reads. `session` begins deferred, holds no lock and is for reading.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import Error as PostgresError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DataError, DisconnectionError, SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from app import log
from app.db import migrate
from app.errors import Invalid, Unavailable, UserError

BEGIN = "ndjudge_begin"
BUSY_TIMEOUT_S = 20.0
POOL_SIZE = 40
REST_S = 2.0
RETURNED_AT = "ndjudge_returned_at"
RETRY_S = 0.5

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
        reading = self.engine
        if not self.is_sqlite:
            # Single statements need no BEGIN and ROLLBACK around them: two ways less each time.
            reading = reading.execution_options(isolation_level="AUTOCOMMIT")
        self._reading = sessionmaker(reading, expire_on_commit=False)
        event.listen(self._reading, "before_flush", _refuse_to_write)
        event.listen(self._reading, "do_orm_execute", _refuse_to_change)
        writing = self.engine.execution_options(**{BEGIN: "IMMEDIATE"})
        self._writing = sessionmaker(writing, expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading; an attempt to write in it is a fault of ours."""
        with _naming_what_does_not_fit(), self._reading() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session for writing: commits at the end, rolls back when an exception passes.

        A `UserError` with `keeps_changes` is committed and then passed on.
        """
        with _naming_what_does_not_fit(), self._writing() as session:
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
            _make_folder(Path(self.url.database).parent)
        migrate.upgrade(self.url, revision)

    def require_current(self) -> None:
        """Raise `Unavailable` with the remedy unless the schema is the one of this version."""
        migrate.require_current(self.engine)

    def find_fault(self) -> str | None:
        """What is wrong with the database, without its address; None when nothing is."""
        try:
            is_current = migrate.current(self.engine) == migrate.head()
        except (Unavailable, SQLAlchemyError):
            return "not reachable"
        if is_current:
            return None
        return "the schema is not the one of this version: run `ndjudge db upgrade`"

    def wait_until_reachable(self, within_s: float) -> None:
        """Wait until the server answers: processes that start together need no order.

        SQLite has no server; its file need not be there before `upgrade`.

        Raises:
            Unavailable: it does not in `within_s` seconds.
        """
        if not self.is_sqlite:
            _wait(lambda: migrate.current(self.engine), within_s)

    def wait_until_current(self, within_s: float) -> None:
        """Wait until the server answers and another process has brought the schema up.

        Raises:
            Unavailable: not in `within_s` seconds.
        """
        _wait(self.require_current, within_s)

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Invalid(
            f"The data folder {folder} cannot be made: {error.strerror}. "
            "Name one that can, with --data or NDJUDGE_DATA_DIR."
        ) from error


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


@contextmanager
def _naming_what_does_not_fit() -> Iterator[None]:
    """A value that no column can hold came with a request: Postgres refuses null characters."""
    try:
        yield
    except DataError as error:
        log.warning("database", "refused a value", why=str(error.orig).strip())
        raise Invalid(
            "A text holds a null character, or a number is out of range; leave it out."
        ) from error


def _wait(look: Callable[[], object], within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while True:
        try:
            look()
            return
        except Unavailable as error:
            if time.monotonic() > deadline:
                raise
            log.info("database", "waiting", why=error.detail)
        time.sleep(RETRY_S)


def _create_engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=POOL_SIZE, connect_args=POSTGRES_ARGUMENTS)
        event.listen(engine, "checkin", _note_return)
        event.listen(engine, "checkout", _ping_after_rest)
        return engine
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=POOL_SIZE,
        connect_args={"timeout": BUSY_TIMEOUT_S},
    )
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _note_return(_: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[RETURNED_AT] = time.monotonic()


def _ping_after_rest(
    connection: DBAPIConnection, record: ConnectionPoolEntry, _: PoolProxiedConnection
) -> None:
    """Find out that the server restarted meanwhile; a connection in use needs no question."""
    if time.monotonic() - record.info.get(RETURNED_AT, 0.0) < REST_S:
        return
    raw: Any = connection
    try:
        raw.execute("")
        raw.rollback()
    except PostgresError as error:
        raise DisconnectionError("the server closed the connection") from error


def _refuse_to_write(session: Session, *_: object) -> None:
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("this session is for reading: use Database.transaction to write")


def _refuse_to_change(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("this session is for reading: use Database.transaction to write")


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
