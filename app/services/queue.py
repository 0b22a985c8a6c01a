"""The queue as an operator sees it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import IS_QUEUED, IS_RUNNING, Submission


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
