"""Taking a row to judge it, and holding on to it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.db.clock import now
from app.db.models import IS_QUEUED, Base, Kind, Status
from app.services import salts
from problems.cases import Salt

LEASE_S = 15.0
SUBMISSIONS = Base.metadata.tables["submissions"]
VERSIONS = Base.metadata.tables["problem_versions"]
SALTS = Base.metadata.tables["salts"]
ROW = SUBMISSIONS.c


@dataclass(frozen=True)
class Claim:
    """The right to judge one row until the lease lapses, and what is needed for it.

    `waited_s` is the time from sending in to this claim.
    """

    submission_id: int
    worker: str
    attempt: int
    kind: Kind
    problem_id: int
    version_id: int
    judging_hash: str
    code: bytes
    inputs: list[Any] | None
    salt: Salt
    lease_s: float = LEASE_S
    waited_s: float = 0.0


def claim(session: Session, worker: str, lease_s: float = LEASE_S) -> Claim | None:
    """Take the row that is first in the queue, None when nothing waits.

    Two workers never get the same row: the update is a compare-and-set, and on Postgres rows
    that another transaction is taking are skipped.
    """
    row = _take_first(session, worker, lease_s)
    if row is None:
        return None
    is_salted = row.salt_id is not None
    salt = Salt(row.salt_id, row.salt_secret) if is_salted else salts.current_salt(session)
    return Claim(
        submission_id=row.id,
        worker=worker,
        attempt=row.attempt,
        kind=Kind(row.kind),
        problem_id=row.problem_id,
        version_id=row.version_id,
        judging_hash=row.judging_hash,
        code=row.code,
        inputs=row.inputs,
        salt=salt,
        lease_s=lease_s,
        waited_s=(row.started_at - row.created_at).total_seconds(),
    )


def is_held(session: Session, claim: Claim) -> bool:
    """Whether the row is still this claim's: not cancelled, not taken over."""
    held = select(ROW.id).where(*fence(claim))
    return session.scalar(held) is not None


def renew(session: Session, claim: Claim) -> bool:
    """Extend the lease; False when the row is not this claim's any more."""
    return write(session, claim, lease_until=now(claim.lease_s))


def report_progress(session: Session, claim: Claim, done: int, total: int) -> bool:
    """Store that `done` of `total` cases are judged; events carry the rest of the news."""
    return write(session, claim, progress_done=done, progress_total=total)


def fence(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    """The condition under which a row is still this claim's."""
    return (
        ROW.id == claim.submission_id,
        ROW.worker == claim.worker,
        ROW.attempt == claim.attempt,
        ROW.status == Status.RUNNING,
    )


def write(session: Session, claim: Claim, **values: Any) -> bool:
    """Update the claim's row; False when the fence let nothing through."""
    # The table, not the class: nothing is in the session that would have to follow.
    written = session.execute(
        update(SUBMISSIONS).where(*fence(claim)).values(**values).returning(ROW.id)
    )
    return written.one_or_none() is not None


def _take_first(session: Session, worker: str, lease_s: float) -> Row[Any] | None:
    first = (
        select(ROW.id)
        .where(IS_QUEUED)
        .order_by(ROW.priority, ROW.turn, ROW.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    judging_hash = select(VERSIONS.c.judging_hash).where(VERSIONS.c.id == ROW.version_id)
    salt_id, salt_secret = (
        select(column).where(SALTS.c.is_current).scalar_subquery()
        for column in (SALTS.c.id, SALTS.c.secret)
    )
    taken = session.execute(
        update(SUBMISSIONS)
        .where(ROW.id == first, IS_QUEUED)
        .values(
            status=Status.RUNNING,
            worker=worker,
            attempt=ROW.attempt + 1,
            lease_until=now(lease_s),
            started_at=now(),
            progress_done=None,
            progress_total=None,
        )
        # All that judging needs comes back at once: a statement is a journey to the database.
        .returning(
            *(ROW.id, ROW.attempt, ROW.kind, ROW.problem_id, ROW.version_id, ROW.code, ROW.inputs),
            *(ROW.created_at, ROW.started_at),
            judging_hash.scalar_subquery().label("judging_hash"),
            salt_id.label("salt_id"),
            salt_secret.label("salt_secret"),
        )
    )
    return taken.one_or_none()
