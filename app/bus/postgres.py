"""The bus of many machines: PostgreSQL carries ids and hints, by NOTIFY on one channel.

`put` and `publish` are statements of the caller's transaction, so Postgres delivers them after
the commit and drops them with a rollback. Each process listens on one connection and passes
what it hears to the embedded bus, which wakes its threads and event loops. Nothing here must
arrive: workers look once a second, and those who wait read the row again.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.bus.commit import on_commit
from app.bus.listener import Listener
from app.bus.local import LocalEvents, LocalOpenings, LocalQueue, LocalSubscription
from app.bus.messages import CHANNEL, Kind, Message
from app.bus.ports import Bus


@contextmanager
def postgres_bus(engine: Engine) -> Iterator[Bus]:
    """A bus for this process and all others on the database of `engine`."""
    queue, events, openings = LocalQueue(), LocalEvents(), LocalOpenings()

    def hear(message: Message) -> None:
        match message.kind:
            case Kind.QUEUED:
                queue.wake_one()
            case Kind.CHANGED:
                events.tell(message.row_id)
            case Kind.PROGRESS:
                events.progress(message.row_id, message.done or 0, message.total or 0)
            case Kind.OPENED:
                openings.tell(message.row_id)

    def catch_up() -> None:
        queue.wake()
        events.tell_all()

    listener = Listener(engine, hear, catch_up)
    listener.start()
    try:
        yield Bus(
            PostgresQueue(queue),
            PostgresEvents(events, listener),
            PostgresOpenings(openings, listener),
        )
    finally:
        events.close()
        listener.close()


class PostgresQueue:
    """Wakes worker threads wherever they are."""

    def __init__(self, local: LocalQueue) -> None:
        self._local = local

    def put(self, session: Session, submission_id: int, priority: int) -> None:
        _notify(session, Message(Kind.QUEUED, submission_id))

    def work(self, step: Callable[[], bool], stopped: Event) -> None:
        self._local.work(step, stopped)

    def wake(self) -> None:
        self._local.wake()


class PostgresEvents:
    """Reaches those who wait for a submission in any web process."""

    def __init__(self, local: LocalEvents, listener: Listener) -> None:
        self._local = local
        self._listener = listener

    @property
    def is_closed(self) -> bool:
        return self._local.is_closed

    def publish(self, session: Session, submission_id: int) -> None:
        _notify(session, Message(Kind.CHANGED, submission_id))
        on_commit(session, lambda: self._listener.drop(Message(Kind.PROGRESS, submission_id)))

    def progress(self, submission_id: int, done: int, total: int) -> None:
        self._listener.send_soon(Message(Kind.PROGRESS, submission_id, done, total))

    def subscribe(self, submission_id: int) -> AbstractContextManager[LocalSubscription]:
        return self._local.subscribe(submission_id)

    def close(self) -> None:
        self._local.close()


class PostgresOpenings:
    """Reaches every worker; a version is told once by each process, for it is prepared once."""

    def __init__(self, local: LocalOpenings, listener: Listener) -> None:
        self._local = local
        self._listener = listener
        self._told: set[int] = set()

    def tell(self, version_id: int) -> None:
        if version_id not in self._told:
            self._told.add(version_id)
            self._listener.send_soon(Message(Kind.OPENED, version_id))

    def latest(self) -> tuple[int, ...]:
        return self._local.latest()


def _notify(session: Session, message: Message) -> None:
    session.execute(select(func.pg_notify(CHANNEL, message.encode())))
