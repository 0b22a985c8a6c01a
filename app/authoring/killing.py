"""Which mutants the cases kill: each runs like a submission, until the first case it fails.

Cases that killed before are asked first, so most mutants cost one case and not all.
"""

import dataclasses
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from app.authoring.mutants import Mutant
from judge.cases import PreparedCase
from judge.errors import JudgeCancelled
from judge.evaluation import plan
from judge.feedback.findings import judge_case
from judge.outcome import CaseOutcome
from judge.run import Judge
from problems.package import Limits, Problem

# A mutant that loops is killed by time, and many do: the least that is certainly enough.
_CPU_S, _WALL_S = 0.1, 2.0


@dataclass(frozen=True)
class Fate:
    """What became of a mutant; `killer` names the case that told it from the reference."""

    mutant: Mutant
    killer: str | None


def first_difference(
    judge: Judge, problem: Problem, source: str, cases: Sequence[PreparedCase]
) -> PreparedCase | None:
    """The first of the cases on which a file is not accepted, None when all are."""
    quick = with_quick_limits(problem)
    limits_s = [case.cpu_s for case in plan(quick, cases).cases]
    failed: list[int] = []

    def look(index: int, outcome: CaseOutcome) -> None:
        if not failed and not judge_case(quick, cases[index], outcome, limits_s[index]).is_accepted:
            failed.append(index)

    try:
        execution = judge.execute(quick, source, cases, look, lambda: bool(failed))
    except JudgeCancelled:
        return cases[failed[0]]
    if execution.failure is not None:
        return cases[0]
    return cases[failed[0]] if failed else None


def with_quick_limits(problem: Problem) -> Problem:
    """The problem with a limit of time that is short, yet far above the reference's own."""
    limits = Limits(
        cpu_s=min(_CPU_S, problem.limits.cpu_s),
        wall_s=_WALL_S,
        memory_mib=problem.limits.memory_mib,
        output_kib=problem.limits.output_kib,
        time_factor=problem.limits.time_factor,
    )
    return dataclasses.replace(problem, limits=limits)


def kill(
    judge: Judge,
    problem: Problem,
    mutants: Sequence[Mutant],
    cases: Sequence[PreparedCase],
    on_progress: Callable[[int, int], None],
) -> list[Fate]:
    """Try every mutant on the cases, as many at a time as the judge has slots."""
    kills: Counter[str] = Counter()
    lock = threading.Lock()
    done = 0

    def one(mutant: Mutant) -> Fate:
        nonlocal done
        with lock:
            ordered = sorted(cases, key=lambda case: -kills[case.name])
        killer = first_difference(judge, problem, mutant.source, ordered)
        with lock:
            done += 1
            if killer is not None:
                kills[killer.name] += 1
            on_progress(done, len(mutants))
        return Fate(mutant, None if killer is None else killer.name)

    with ThreadPoolExecutor(judge.slots) as pool:
        return list(pool.map(one, mutants))
