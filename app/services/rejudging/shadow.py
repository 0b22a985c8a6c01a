"""Stored submissions judged once more in the shadow: nothing is stored, nobody hears of it."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.db.models import Kind, Status, Submission
from judge.report import Report, Verdict
from judge.run import Judge
from problems.cases import Salt
from problems.package import Problem as Package

ACCEPTED = str(Verdict.ACCEPTED)


@dataclass(frozen=True)
class Work:
    """A submission that is to be judged again, with what it was judged to be."""

    submission_id: int
    user_id: int
    code: bytes
    verdict: str
    judging_hash: str | None
    salt_id: str | None


@dataclass(frozen=True)
class Judged:
    """A submission and its report under the new tests."""

    work: Work
    report: Report

    @property
    def is_change(self) -> bool:
        return str(self.report.verdict) != self.work.verdict

    @property
    def loses_acceptance(self) -> bool:
        return self.work.verdict == ACCEPTED and self.report.verdict is not Verdict.ACCEPTED


def to_judge(
    session: Session,
    problem_id: int,
    judging_hash: str,
    salt_id: str,
    *,
    only_accepted: bool = False,
    most: int | None = None,
) -> list[Work]:
    """The finished submissions that were judged otherwise than by this version and salt.

    The newest come first; `most` limits them.
    """
    wanted = (
        select(Submission)
        .where(
            Submission.problem_id == problem_id,
            Submission.kind == Kind.SUBMIT,
            Submission.status == Status.DONE,
            (Submission.judging_hash != judging_hash) | (Submission.salt_id != salt_id),
        )
        .order_by(Submission.id.desc())
        .limit(most)
        .options(undefer(Submission.code))
    )
    if only_accepted:
        wanted = wanted.where(Submission.verdict == ACCEPTED)
    return [
        Work(row.id, row.user_id, row.code, row.verdict or "", row.judging_hash, row.salt_id)
        for row in session.scalars(wanted)
    ]


def judge_again(
    judge: Judge,
    package: Package,
    salt: Salt,
    works: Sequence[Work],
    on_progress: Callable[[int, int], None],
    *,
    at_once: int | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> list[Judged]:
    """Judge submissions in the shadow: nothing is stored, nobody hears of it.

    Args:
        at_once: how many; as many as the judge has slots when not given. Beside learners who
            wait, one.
        is_cancelled: asked all the time; True ends the work.

    Raises:
        JudgeError: this machine cannot judge.
        JudgeCancelled: `is_cancelled` said so.
    """
    lock, done = threading.Lock(), 0

    def one(work: Work) -> Judged:
        nonlocal done
        report = judge.run(package, work.code, salt=salt, is_cancelled=is_cancelled)
        with lock:
            done += 1
            on_progress(done, len(works))
        return Judged(work, report)

    with ThreadPoolExecutor(at_once or judge.slots) as pool:
        return list(pool.map(one, works))
