"""Runs one job: the source, then its cases one at a time, in as many children as it takes.

Theory of operation. A child receives the source and its first case together, and from then on
answers case i before it receives case i + 1. A wrong answer or an
exception goes on in the same child; a timeout, a crash or a flood ends that child, costs that
one case, and the rest runs in a fresh child that loads the source again, all inside a total
budget. Every verdict-relevant number is measured here, outside the child.

When the zygote dies, its children die with it; the case at hand is then asked again in a fresh
child, because that was not the program's doing. A child that ends by SIGKILL, which was not ours,
may have been killed by an operator or by a host short of memory: its case, too, is asked once
more, and only a program that ends so again is told that it crashed.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from judge.answers import Answer
from judge.errors import JudgeError
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import CaseOutcome, Execution, LoadFailure, Stop, Stopped
from judge.visit import Visit, ZygoteLost

_ATTEMPTS = 3


def execute(
    lane: Lane,
    job: Job,
    cases: Sequence[Case],
    budget: Budget,
    on_progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    on_outcome: Callable[[int, CaseOutcome], None] | None = None,
) -> Execution:
    """Run `job` over `cases`; waits for a free slot of `lane`.

    `on_outcome` is called with each outcome while the child works on the next case, so that
    looking at answers costs no time of its own.

    Raises:
        JudgeError: the sandbox failed; nothing is known about the program.
        JudgeCancelled: `is_cancelled` said so.
    """
    slot = lane.reserve()
    try:
        run = _Run(lane, slot, job, cases, budget, on_progress, is_cancelled, on_outcome)
        run.all_cases()
    finally:
        lane.release(slot)
    return Execution(
        outcomes=tuple(run.outcomes),
        failure=run.failure,
        prints=run.prints,
        cpu_ns=run.cpu_ns,
        wall_ns=time.monotonic_ns() - run.began_ns,
        memory_bytes=run.peak_bytes,
    )


@dataclass
class _Run:
    """One job under way: its outcomes so far and what it cost."""

    lane: Lane
    slot: int
    job: Job
    cases: Sequence[Case]
    budget: Budget
    on_progress: Callable[[int, int], None] | None
    is_cancelled: Callable[[], bool] | None
    on_outcome: Callable[[int, CaseOutcome], None] | None
    outcomes: list[CaseOutcome] = field(default_factory=list)
    failure: LoadFailure | None = None
    prints: str = ""
    cpu_ns: int = 0
    peak_bytes: int = 0
    began_ns: int = field(default_factory=time.monotonic_ns)
    load_cpu_ns: int = 0
    load_wall_ns: int = 0
    killed_at: int | None = None  # the case that is asked again, for the child was killed

    def all_cases(self) -> None:
        lost = 0
        while True:
            try:
                self.one_child()
            except ZygoteLost:
                lost += 1
                if lost == _ATTEMPTS:
                    raise JudgeError("the sandbox's zygote died again and again") from None
                continue
            if self.failure is not None or len(self.outcomes) == len(self.cases):
                return
            if self.is_spent() or self.is_pointless(len(self.outcomes)):
                self.skip_the_rest(CaseOutcome(stopped=Stopped(Stop.NOT_RUN)))
                return

    def one_child(self) -> None:
        """Load the source in a fresh child; judge cases until all are done or it ends."""
        visit = Visit(self.lane, self.slot, self.job, self.budget, self.is_cancelled)
        begin = len(self.outcomes)
        try:
            first = self.cases[begin] if self.cases else None
            failure, self.prints = visit.load(begin, first)
            if begin == 0:
                self.load_cpu_ns += visit.cpu_so_far_ns()
                self.load_wall_ns = time.monotonic_ns() - self.began_ns
            if failure is not None and self.deserves_another(begin, failure.stop):
                return
            if failure is None:
                self.judge_with(visit, begin)
            elif begin == 0:
                self.failure = failure
            else:  # the source loaded before and does not now
                stopped = failure.stop or Stopped(Stop.NO_ANSWER)
                self.skip_the_rest(CaseOutcome(stopped=stopped, raised=failure.raised))
        finally:
            visit.leave()
            self.count_costs(visit, begin)

    def judge_with(self, visit: Visit, begin: int) -> None:
        """Judge from case `begin` on; each answer is looked at while the next is being made."""
        last: Answer | None = None
        for index in range(begin, len(self.cases)):
            if last is not None and self.cases[index].repeats == len(self.outcomes):
                self.settle(last)
                last = None
            if self.is_spent(visit.cpu_so_far_ns()) or self.is_pointless(index):
                break
            meanwhile = None if last is None else partial(self.settle, last)
            last = visit.judge(index, self.cases[index], meanwhile)
            if self.deserves_another(index, last.said):
                return
            if visit.is_over:
                break
        if last is not None:
            visit.leave()
            self.settle(last)

    def deserves_another(self, index: int, said: object) -> bool:
        """Whether case `index`, or the loading before it, is to be tried once more."""
        if self.killed_at == index or not isinstance(said, Stopped) or not said.may_be_foreign:
            return False
        self.killed_at = index
        return True

    def settle(self, answer: Answer) -> None:
        """Decode an answer and pass it on."""
        index = len(self.outcomes)
        outcome = answer.outcome(index, self.cases[index].answers)
        self.outcomes.append(outcome)
        if self.on_progress is not None:
            self.on_progress(index + 1, len(self.cases))
        if self.on_outcome is not None:
            self.on_outcome(index, outcome)

    def count_costs(self, visit: Visit, begin: int) -> None:
        self.cpu_ns += visit.cpu_ns
        self.peak_bytes = max(self.peak_bytes, visit.peak_bytes)
        if visit.is_near_memory_limit:
            self.outcomes[begin:] = [
                replace(outcome, near_memory_limit=True) for outcome in self.outcomes[begin:]
            ]

    def is_spent(self, cpu_under_way_ns: int = 0) -> bool:
        """Whether the budget of all cases is used up; the first loading has limits of its own."""
        wall_ns = time.monotonic_ns() - self.began_ns - self.load_wall_ns
        cpu_ns = self.cpu_ns + cpu_under_way_ns - self.load_cpu_ns
        return cpu_ns / 1e9 >= self.budget.total_cpu_s or wall_ns / 1e9 >= self.budget.total_wall_s

    def is_pointless(self, index: int) -> bool:
        """Whether the case repeats one that got no answer."""
        repeats = self.cases[index].repeats
        return repeats is not None and self.outcomes[repeats].stopped is not None

    def skip_the_rest(self, outcome: CaseOutcome) -> None:
        self.outcomes += [outcome] * (len(self.cases) - len(self.outcomes))
