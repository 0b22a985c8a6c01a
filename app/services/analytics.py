"""How learners fare with one problem: tries, misconceptions, hints, cases that nobody fails.

Looks at the newest submissions only, `MOST_LOOKED_AT` of them.
"""

import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import CaseResult, HintTaken, Kind, Status, Submission

ACCEPTED = "accepted"
MOST_LOOKED_AT = 5000
MOST_NAMED = 8


@dataclass(frozen=True)
class HintUse:
    """How many learners opened a hint, and how many of them have solved the problem."""

    number: int
    opened: int
    solved: int


@dataclass(frozen=True)
class Analytics:
    """`tries` is the median number of submissions up to the first accepted one, None without.

    `unfailed` are the cases that no failed submission failed; empty while none failed.
    """

    learners: int
    solvers: int
    tries: float | None
    misconceptions: tuple[tuple[str, int], ...]
    hints: tuple[HintUse, ...]
    unfailed: tuple[str, ...]


def of_problem(session: Session, problem_id: int, judging_hash: str) -> Analytics:
    """The figures of one problem; those of cases under the tests `judging_hash`."""
    own = (
        Submission.problem_id == problem_id,
        Submission.kind == Kind.SUBMIT,
        Submission.status == Status.DONE,
    )
    newest = (
        select(Submission.user_id, Submission.verdict, Submission.misconception)
        .where(*own)
        .order_by(Submission.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    verdicts: dict[int, list[str]] = defaultdict(list)
    misconceptions: Counter[str] = Counter()
    for user_id, verdict, misconception in reversed(session.execute(newest).all()):
        verdicts[user_id].append(verdict or "")
        if misconception:
            misconceptions[misconception] += 1
    tries = {
        user_id: each.index(ACCEPTED) + 1 for user_id, each in verdicts.items() if ACCEPTED in each
    }
    return Analytics(
        learners=len(verdicts),
        solvers=len(tries),
        tries=statistics.median(tries.values()) if tries else None,
        misconceptions=tuple(misconceptions.most_common(MOST_NAMED)),
        hints=_hints(session, problem_id, set(tries)),
        unfailed=_unfailed(session, problem_id, judging_hash),
    )


def _hints(session: Session, problem_id: int, solvers: set[int]) -> tuple[HintUse, ...]:
    opened: dict[int, list[int]] = defaultdict(list)
    taken = (
        select(HintTaken.number, HintTaken.user_id)
        .where(HintTaken.problem_id == problem_id)
        .limit(MOST_LOOKED_AT)
    )
    for number, user_id in session.execute(taken):
        opened[number].append(user_id)
    return tuple(
        HintUse(number, len(users), sum(user in solvers for user in users))
        for number, users in sorted(opened.items())
    )


def _unfailed(session: Session, problem_id: int, judging_hash: str) -> tuple[str, ...]:
    failed = (
        select(Submission.id)
        .where(Submission.problem_id == problem_id, Submission.verdict != ACCEPTED)
        .where(Submission.kind == Kind.SUBMIT, Submission.judging_hash == judging_hash)
        .order_by(Submission.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    fails = func.count().filter(CaseResult.verdict != ACCEPTED)
    rows = session.execute(
        select(CaseResult.name, fails)
        .where(CaseResult.submission_id.in_(failed))
        .group_by(CaseResult.name)
        .order_by(CaseResult.name)
    )
    return tuple(name for name, count in rows if count == 0)
