"""The queue as an operator sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db.clock import read_clock
from app.db.engine import Database
from app.db.models import IS_QUEUED, IS_RUNNING, Submission
from app.metrics import Reading

DATABASE_UP = "Whether the database answers, 1 or 0."


@dataclass(frozen=True)
class QueueState:
    """How many rows wait and run, since when the oldest waits, and which workers run one."""

    waiting: int
    running: int
    oldest_waiting_at: datetime | None
    workers: tuple[str, ...]


def queue_state(session: Session) -> QueueState:
    """The queue now."""
    waiting, oldest = session.execute(
        select(func.count(), func.min(Submission.created_at)).where(IS_QUEUED)
    ).one()
    workers = session.scalars(select(Submission.worker).where(IS_RUNNING)).all()
    names = sorted({name for name in workers if name is not None})
    return QueueState(waiting, len(workers), oldest, tuple(names))


def queue_readings(database: Database) -> Iterable[Reading]:
    """The queue for a reader of metrics; without a database only that it is missing."""
    try:
        with database.session() as session:
            state, moment = queue_state(session), read_clock(session)
    except SQLAlchemyError:
        return (Reading("ndjudge_database_up", DATABASE_UP, 0),)
    oldest = state.oldest_waiting_at or moment
    return (
        Reading("ndjudge_database_up", DATABASE_UP, 1),
        Reading("ndjudge_queue_waiting", "Rows that wait to be judged.", state.waiting),
        Reading("ndjudge_queue_running", "Rows that are being judged.", state.running),
        Reading(
            "ndjudge_queue_oldest_seconds", "How long the oldest row has waited.",
            max(0.0, (moment - oldest).total_seconds()),
        ),
    )  # fmt: skip
