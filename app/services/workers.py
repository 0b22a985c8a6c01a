"""Which workers are there, at work or idle: each leaves a sign of life every few seconds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db.clock import now, read_clock
from app.db.engine import Database
from app.db.models import WorkerBeat
from app.metrics import Reading

BEAT_EVERY_S = 10.0
SILENT_AFTER_S = 45.0
FORGOTTEN_AFTER_S = 15 * 60.0


@dataclass(frozen=True)
class WorkerState:
    """One worker; `is_silent` when it should have given a sign of life and has not."""

    name: str
    slots: int
    version: str
    sandbox_level: int
    started_at: datetime
    seen_at: datetime
    is_silent: bool


def beat(session: Session, worker: str, *, slots: int, version: str, sandbox_level: int) -> None:
    """Say that a worker lives, and what it is."""
    seen = session.scalar(
        update(WorkerBeat)
        .where(WorkerBeat.worker == worker)
        .values(seen_at=now(), sandbox_level=sandbox_level)
        .returning(WorkerBeat.worker)
        .execution_options(synchronize_session=False)
    )
    if seen is None:
        session.add(
            WorkerBeat(worker=worker, slots=slots, version=version, sandbox_level=sandbox_level)
        )
        session.flush()


def leave(session: Session, worker: str) -> None:
    """Take a worker off the list: it ends."""
    session.execute(delete(WorkerBeat).where(WorkerBeat.worker == worker))


def forget_silent(session: Session) -> None:
    """Take those off the list that ended without a word."""
    session.execute(delete(WorkerBeat).where(WorkerBeat.seen_at < now(-FORGOTTEN_AFTER_S)))


def list_workers(session: Session) -> tuple[WorkerState, ...]:
    """The workers of this site, those that fell silent within the last minutes included."""
    moment = read_clock(session)
    ages = {
        row: (moment - row.seen_at).total_seconds()
        for row in session.scalars(select(WorkerBeat).order_by(WorkerBeat.worker))
    }
    return tuple(
        WorkerState(
            name=row.worker,
            slots=row.slots,
            version=row.version,
            sandbox_level=row.sandbox_level,
            started_at=row.started_at,
            seen_at=row.seen_at,
            is_silent=age_s > SILENT_AFTER_S,
        )
        for row, age_s in ages.items()
        if age_s <= FORGOTTEN_AFTER_S
    )


def worker_readings(database: Database) -> Iterable[Reading]:
    """The workers for a reader of metrics; nothing without a database."""
    try:
        with database.session() as session:
            found = list_workers(session)
    except SQLAlchemyError:
        return ()
    alive = [each for each in found if not each.is_silent]
    weakest = min((each.sandbox_level for each in alive), default=0)
    return (
        Reading("ndjudge_workers", "Workers that give signs of life, idle or not.", len(alive)),
        Reading(
            "ndjudge_workers_silent", "Workers that fell silent without taking leave.",
            len(found) - len(alive),
        ),
        Reading(
            "ndjudge_workers_slots", "Submissions that all workers can judge at the same time.",
            sum(each.slots for each in alive),
        ),
        Reading(
            "ndjudge_workers_sandbox_level", "Strength of the weakest worker's sandbox, 0 to 3.",
            weakest,
        ),
    )  # fmt: skip
