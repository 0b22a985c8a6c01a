"""What learners get wrong: how often a known mistake was recognised, and what was not."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.db.models import CaseResult, Kind, Problem, Status, Submission
from judge.report import Verdict

ACCEPTED = str(Verdict.ACCEPTED)
MOST_LOOKED_AT = 5000
MOST_PATTERNS = 3
_MOST_NAMED = 4


@dataclass(frozen=True)
class Pattern:
    """Submissions that fail alike and match no misconception: one of them is `submission_id`."""

    count: int
    verdict: str
    reasons: tuple[str, ...]
    cases: tuple[str, ...]
    submission_id: int

    def __str__(self) -> str:
        named = ", ".join(self.cases[:_MOST_NAMED])
        more = f" and {len(self.cases) - _MOST_NAMED} more" if len(self.cases) > _MOST_NAMED else ""
        why = "/".join(self.reasons) or self.verdict
        return f"{self.count} × {why} on {named}{more} (such as #{self.submission_id})"


@dataclass(frozen=True)
class ProblemFailures:
    """How one problem does. `matched` of `failed` submissions were told a misconception."""

    slug: str
    judged: int
    accepted: int
    solvers: int
    failed: int
    matched: int
    unmatched: tuple[Pattern, ...]


def by_problem(session: Session, slugs: Sequence[str] = ()) -> list[ProblemFailures]:
    """The numbers of these problems, of all when there are none; the catalogue's order."""
    problems = select(Problem).order_by(Problem.number)
    if slugs:
        problems = problems.where(Problem.slug.in_(slugs))
    found = []
    for row in session.scalars(problems).all():
        failed, matched = session.execute(
            select(func.count(), func.count(Submission.misconception)).where(*_failed(row.id))
        ).one()
        patterns = _patterns(session, row.id) if failed > matched else ()
        found.append(
            ProblemFailures(
                row.slug, row.judged, row.accepted, row.solvers, failed, matched, patterns
            )
        )
    return found


def _failed(problem_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Submission.problem_id == problem_id,
        Submission.kind == Kind.SUBMIT,
        Submission.status == Status.DONE,
        Submission.verdict != ACCEPTED,
    )


def _patterns(session: Session, problem_id: int) -> tuple[Pattern, ...]:
    """The commonest ways to fail among the newest submissions that no message explains."""
    unmatched = (
        select(Submission.id, Submission.verdict)
        .where(*_failed(problem_id), Submission.misconception.is_(None))
        .order_by(Submission.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    verdicts = {row.id: row.verdict or "" for row in session.execute(unmatched)}
    wrong: dict[int, list[tuple[str, str]]] = defaultdict(list)
    results = (
        select(CaseResult.submission_id, CaseResult.name, CaseResult.reason)
        .where(CaseResult.submission_id.in_(unmatched.with_only_columns(Submission.id)))
        .where(CaseResult.verdict != ACCEPTED)
        .order_by(CaseResult.submission_id, CaseResult.position)
    )
    for submission_id, name, reason in session.execute(results):
        wrong[submission_id].append((name, reason or ""))
    alike = Counter((verdicts[one], tuple(wrong[one])) for one in verdicts)
    example = {(verdicts[one], tuple(wrong[one])): one for one in verdicts}
    return tuple(
        Pattern(
            count=count,
            verdict=key[0],
            reasons=tuple(dict.fromkeys(reason for _, reason in key[1] if reason)),
            cases=tuple(name for name, _ in key[1]),
            submission_id=example[key],
        )
        for key, count in alike.most_common(MOST_PATTERNS)
    )
