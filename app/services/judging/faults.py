"""What happens to a row when judging it failed through no doing of its author."""

from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app import log
from app.bus.ports import Bus
from app.db.clock import now
from app.db.models import (
    IS_RUN,
    IS_RUNNING,
    Priority,
    Problem,
    ProblemVersion,
    Status,
    Submission,
)
from app.services.judging.claims import LEASE_S, Claim, write
from judge.report import Report, SandboxUsed, Verdict

MAX_ATTEMPTS = 3
RUNS_KEPT_S = 24 * 3600


def give_back(session: Session, bus: Bus, claim: Claim, why: str) -> bool:
    """Return the row to the queue, or fail it after the last attempt; False when it was lost."""
    return _return_row(session, bus, claim.submission_id, claim.attempt, claim.worker, why)


def hand_over(session: Session, bus: Bus, claim: Claim) -> bool:
    """Return the row because this worker stops in order; that is no failed attempt."""
    returned = write(
        session,
        claim,
        status=Status.QUEUED,
        worker=None,
        lease_until=None,
        attempt=Submission.attempt - 1,
    )
    if returned:
        bus.queue.put(session, claim.submission_id, Priority.SUBMIT)
        bus.events.publish(session, claim.submission_id)
    return returned


def has_lapsed(session: Session, lease_s: float = LEASE_S) -> bool:
    """Whether `sweep` would find something; a look that takes no lock."""
    lapsed = select(Submission.id).where(IS_RUNNING, _lapsed(lease_s))
    return session.scalar(lapsed.limit(1)) is not None


def sweep(
    session: Session, bus: Bus, lease_s: float = LEASE_S, *, all_running: bool = False
) -> int:
    """Return the rows whose lease has lapsed to the queue, and say how many.

    Args:
        lease_s: what workers take; a lease that ends much later was taken before the clock of
            the database was set back.
        all_running: return every running row at once. Only for a process that knows itself to
            be the only one with workers, before it starts them: what runs then is left from
            a process that died.
    """
    lapsed = select(Submission.id, Submission.attempt, Submission.worker).where(IS_RUNNING)
    if not all_running:
        lapsed = lapsed.where(_lapsed(lease_s))
    # A row that somebody writes to just now is not abandoned, and waiting for it helps nobody.
    rows = session.execute(lapsed.limit(1000).with_for_update(skip_locked=True)).all()
    why = "the worker that judged it stopped"
    return sum(_return_row(session, bus, *row, why) for row in rows)


def forget_old_runs(session: Session) -> None:
    """Delete runs that are over and older than a day."""
    session.execute(
        delete(Submission)
        .where(IS_RUN, Submission.created_at < now(-RUNS_KEPT_S))
        .where(Submission.status.in_((Status.DONE, Status.FAILED, Status.CANCELLED)))
        .execution_options(synchronize_session=False)
    )


def summary(report: Report) -> dict[str, Any]:
    """The columns in which a row repeats what lists and counts need of its report."""
    return {
        "verdict": str(report.verdict),
        "passed": report.passed,
        "total": report.total,
        "cpu_ms": report.cpu_ms,
        "memory_mib": report.memory_mib,
        "misconception": report.misconception.id if report.misconception else None,
        "report": report.to_json(),
    }


def _lapsed(lease_s: float) -> ColumnElement[bool]:
    return or_(Submission.lease_until < now(), Submission.lease_until > now(3 * lease_s))


def _return_row(
    session: Session, bus: Bus, submission_id: int, attempt: int, worker: str | None, why: str
) -> bool:
    is_last = attempt >= MAX_ATTEMPTS
    values: dict[str, Any] = {"status": Status.QUEUED, "worker": None, "lease_until": None}
    if is_last:
        report = _failure(session, submission_id, attempt)
        if report is None:
            return False
        values |= {"status": Status.FAILED, "finished_at": now(), **summary(report)}
    returned = session.execute(
        update(Submission)
        .where(
            Submission.id == submission_id,
            Submission.worker == worker,
            Submission.attempt == attempt,
            Submission.status == Status.RUNNING,
        )
        .values(**values)
        .returning(Submission.id, Submission.priority)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if returned is None:
        return False
    log.warning(
        "judging", "failed for good" if is_last else "queued again",
        submission=submission_id, attempt=attempt, why=why,
    )  # fmt: skip
    if not is_last:
        bus.queue.put(session, submission_id, returned.priority)
    bus.events.publish(session, submission_id)
    return True


def _failure(session: Session, submission_id: int, attempts: int) -> Report | None:
    """What the learner reads, None where learner and submission were deleted meanwhile."""
    row = session.execute(
        select(Problem.slug, ProblemVersion.package_hash)
        .select_from(Submission)
        .join(Problem, Problem.id == Submission.problem_id)
        .join(ProblemVersion, ProblemVersion.id == Submission.version_id)
        .where(Submission.id == submission_id)
    ).one_or_none()
    if row is None:
        return None
    return Report(
        problem=row.slug,
        problem_version=row.package_hash,
        verdict=Verdict.JUDGE_ERROR,
        passed=0,
        total=0,
        visible_passed=0,
        visible_total=0,
        cpu_ms=0.0,
        wall_ms=0.0,
        memory_mib=0.0,
        headline=(
            f"We could not judge this: the judge failed {attempts} times. It is our fault and "
            "does not count; submit it again, and tell the site's operator if it stays so."
        ),
        misconception=None,
        cases=(),
        sandbox=SandboxUsed(level=0, layers=()),
    )
