"""Storing what the judge found."""

import platform
from functools import cache
from importlib.metadata import version

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.bus.ports import Bus
from app.db.clock import now
from app.db.models import Base, Kind, Status
from app.services.judging.claims import ROW, Claim, write
from app.services.judging.faults import give_back, summary
from judge.report import Report, Verdict

CASE_RESULTS = Base.metadata.tables["case_results"]
PROBLEMS = Base.metadata.tables["problems"]


def finish(session: Session, bus: Bus, claim: Claim, report: Report) -> bool:
    """Store the report; False when the claim was lost and the report dropped.

    A report whose verdict is `judge_error` is a fault of ours: the row is given back.
    """
    if report.verdict is Verdict.JUDGE_ERROR:
        return give_back(session, bus, claim, report.headline)
    is_ours = write(
        session,
        claim,
        status=Status.DONE,
        finished_at=now(),
        worker=None,
        lease_until=None,
        progress_done=len(report.cases),
        progress_total=len(report.cases),
        judging_hash=claim.judging_hash,
        salt_id=claim.salt.id,
        runtime=runtime(),
        **summary(report),
    )
    if not is_ours:
        return False
    if claim.kind is Kind.SUBMIT:
        _store_cases(session, claim, report)
        _count(session, claim, report)
    bus.events.publish(session, claim.submission_id)
    return True


@cache
def runtime() -> str:
    """What solutions run on here, as it is stored with a verdict."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, NumPy {version('numpy')}, {platform.machine()}"


def _store_cases(session: Session, claim: Claim, report: Report) -> None:
    rows = [
        {
            "submission_id": claim.submission_id,
            "position": position,
            "name": case.name,
            "case_group": case.group,
            "verdict": str(case.verdict),
            "reason": None if case.reason is None else str(case.reason),
            "cpu_ms": case.cpu_ms,
        }
        for position, case in enumerate(report.cases)
    ]
    if rows:
        # RETURNING makes it one statement of many rows; without it each row is one.
        session.execute(insert(CASE_RESULTS).returning(CASE_RESULTS.c.position), rows)


def _count(session: Session, claim: Claim, report: Report) -> None:
    is_accepted = report.verdict is Verdict.ACCEPTED
    _add(session, claim.problem_id, judged=1, accepted=int(is_accepted))
    # The row of the problem is ours now until the commit: two first solutions of one learner
    # that end together are looked at one after the other.
    if is_accepted and _is_first_solution(session, claim):
        _add(session, claim.problem_id, solvers=1)


def _add(session: Session, problem_id: int, **counts: int) -> None:
    session.execute(
        update(PROBLEMS)
        .where(PROBLEMS.c.id == problem_id)
        .values({name: PROBLEMS.c[name] + count for name, count in counts.items() if count})
    )


def _is_first_solution(session: Session, claim: Claim) -> bool:
    # The owner is read now: a guest may have signed in while the code was judged.
    owner = select(ROW.user_id).where(ROW.id == claim.submission_id)
    earlier = select(ROW.id).where(
        ROW.user_id == owner.scalar_subquery(),
        ROW.problem_id == claim.problem_id,
        ROW.kind == Kind.SUBMIT,
        ROW.verdict == str(Verdict.ACCEPTED),
        ROW.id != claim.submission_id,
    )
    return session.scalar(earlier.limit(1)) is None
