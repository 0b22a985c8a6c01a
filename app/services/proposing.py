"""What a plan to publish rests on: the verification, and stored submissions in the shadow."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.authoring.outcome import Verification
from app.services import rejudging
from app.services.publishing import Ground
from problems.cases import Salt
from problems.package import Problem


def works(
    session: Session, package: Problem, present: Ground, salt: Salt, most: int
) -> list[rejudging.Work]:
    """The stored submissions that the package would judge by other tests than today's."""
    if present.problem_id is None or present.judging_hash == package.judging_hash:
        return []
    return rejudging.to_judge(session, present.problem_id, package.judging_hash, salt.id, most=most)


def proof(
    result: Verification, judged: Sequence[rejudging.Judged], present: Ground
) -> dict[str, Any]:
    """What is stored with a plan, as JSON."""
    verification = result.to_json()
    return {
        "mutation": verification["mutation"],
        "cases": result.case_counts,
        "changes": _counted(judged),
        "takes_over": present.problem_id is not None and not present.is_published,
        "verification": verification,
    }


def _counted(judged: Sequence[rejudging.Judged]) -> dict[str, int]:
    """How many verdicts go from what to what."""
    counts = Counter(f"{each.work.verdict} → {each.report.verdict}" for each in judged)
    return dict(sorted(counts.items()))
