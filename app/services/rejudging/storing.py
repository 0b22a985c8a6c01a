"""What judging again found: stored as a plan, applied as a whole, or cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, distinct, func, insert, select, update
from sqlalchemy.orm import Session, undefer

from app.db.models import (
    CaseResult,
    Kind,
    PlanState,
    Problem,
    ProblemVersion,
    Rejudged,
    Rejudging,
    Status,
    Submission,
)
from app.errors import NotFound
from app.services.closing import close
from app.services.judging import runtime
from app.services.rejudging.shadow import ACCEPTED, Judged
from judge.report import Verdict


@dataclass(frozen=True)
class LaterVerdict:
    """What an accepted submission is under today's tests, for its learner."""

    verdict: str
    headline: str


def record(
    session: Session,
    version_id: int,
    salt_id: str,
    judged: Sequence[Judged],
    reason: str,
    state: PlanState = PlanState.PLANNED,
) -> Rejudging:
    """Store what judging again found; applied or cancelled later."""
    version = session.get_one(ProblemVersion, version_id)
    rejudging = Rejudging(
        problem_id=version.problem_id,
        version_id=version_id,
        salt_id=salt_id,
        runtime=runtime(),
        reason=reason,
        state=state,
    )
    session.add(rejudging)
    session.flush()
    ids = [each.work.submission_id for each in judged]
    stored = select(Submission.id, Submission.report).where(Submission.id.in_(ids))
    reports = {row.id: row.report for row in session.execute(stored)}
    rows = [
        {
            "rejudging_id": rejudging.id,
            "submission_id": each.work.submission_id,
            "old_verdict": each.work.verdict,
            "old_judging_hash": each.work.judging_hash,
            "old_salt_id": each.work.salt_id,
            "old_report": reports.get(each.work.submission_id),
            "new_verdict": str(each.report.verdict),
            "new_report": each.report.to_json(),
            "keeps_verdict": each.loses_acceptance,
        }
        for each in judged
        if each.report.verdict is not Verdict.JUDGE_ERROR
    ]
    if rows:
        session.execute(insert(Rejudged), rows)
    return rejudging


def apply(session: Session, rejudging: Rejudging) -> int:
    """Move the verdicts; how many rows changed. In one transaction: all or none.

    A row that was judged otherwise in the meantime is left alone.

    Raises:
        Conflict: it was applied or cancelled before.
    """
    close(session, rejudging, PlanState.APPLIED)
    version = session.get_one(ProblemVersion, rejudging.version_id)
    moved = 0
    rows = session.scalars(
        select(Rejudged)
        .where(Rejudged.rejudging_id == rejudging.id, ~Rejudged.keeps_verdict)
        .options(undefer(Rejudged.new_report))
    )
    for row in rows.all():
        moved += _move(session, row, rejudging, version.judging_hash)
    recount(session, rejudging.problem_id)
    return moved


def later_verdict(session: Session, submission_id: int) -> LaterVerdict | None:
    """What an accepted submission is under later tests that it fails; None where there are none."""
    row = session.scalar(
        select(Rejudged)
        .join(Rejudging, Rejudging.id == Rejudged.rejudging_id)
        .where(Rejudged.submission_id == submission_id, Rejudging.state == PlanState.APPLIED)
        .order_by(Rejudged.rejudging_id.desc())
        .limit(1)
        .options(undefer(Rejudged.new_report))
    )
    if row is None or not row.keeps_verdict:
        return None
    return LaterVerdict(row.new_verdict, str(row.new_report["headline"]))


def recount(session: Session, problem_id: int) -> None:
    """Count a problem's submissions, accepted ones and solvers anew."""
    own = (
        Submission.problem_id == problem_id,
        Submission.kind == Kind.SUBMIT,
        Submission.status == Status.DONE,
    )
    accepted = (*own, Submission.verdict == ACCEPTED)
    session.execute(
        update(Problem)
        .where(Problem.id == problem_id)
        .values(
            judged=select(func.count()).where(*own).scalar_subquery(),
            accepted=select(func.count()).where(*accepted).scalar_subquery(),
            solvers=select(func.count(distinct(Submission.user_id)))
            .where(*accepted)
            .scalar_subquery(),
        )
        .execution_options(synchronize_session=False)
    )


def find(session: Session, rejudging_id: int) -> Rejudging:
    """A rejudging by its number.

    Raises:
        NotFound: there is none.
    """
    found = session.get(Rejudging, rejudging_id)
    if found is None:
        raise NotFound(f"There is no rejudging {rejudging_id}.")
    return found


def _move(session: Session, row: Rejudged, rejudging: Rejudging, judging_hash: str) -> bool:
    report = row.new_report
    moved = session.execute(
        update(Submission)
        .where(
            Submission.id == row.submission_id,
            Submission.status == Status.DONE,
            Submission.verdict == row.old_verdict,
        )
        .values(
            judging_hash=judging_hash,
            salt_id=rejudging.salt_id,
            runtime=rejudging.runtime,
            **_columns(report),
        )
        .returning(Submission.id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if moved is None:
        return False
    session.execute(delete(CaseResult).where(CaseResult.submission_id == row.submission_id))
    rows = [
        {
            "submission_id": row.submission_id,
            "position": position,
            **{key: case[key] for key in ("name", "group", "verdict", "reason", "cpu_ms")},
        }
        for position, case in enumerate(report["cases"])
    ]
    if rows:
        session.execute(insert(CaseResult), rows)
    return row.new_verdict != row.old_verdict


def _columns(report: Mapping[str, Any]) -> dict[str, Any]:
    """The columns in which a submission's row repeats its report."""
    repeated = ("verdict", "passed", "total", "cpu_ms", "memory_mib")
    misconception = report["misconception"]
    return {
        **{key: report[key] for key in repeated},
        "misconception": misconception["id"] if misconception else None,
        "report": dict(report),
    }
