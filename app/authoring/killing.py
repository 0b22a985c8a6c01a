"""Which mutants the cases kill: each runs like a submission, until the first case it fails.

Cases that killed before are asked first, then the smallest, so most mutants cost one small case.
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
from judge.feedback.finding import Finding
from judge.feedback.findings import judge_case
from judge.growth import size_of
from judge.outcome import CaseOutcome
from judge.report import Verdict
from judge.review import needs_review
from judge.run import Judge
from problems.package import Equivalent, Limits, Problem

# A mutant that loops is killed by time, and many do: the least that is certainly enough.
_CPU_S, _WALL_S = 0.1, 2.0


@dataclass(frozen=True)
class Fate:
    """What became of a mutant; `killer` names the case that told it from the reference."""

    mutant: Mutant
    killer: str | None


@dataclass(frozen=True)
class Survivor:
    """A mutant that the hidden cases accept, and an extra input that tells it apart, if any."""

    fate: Fate
    told_apart_by: PreparedCase | None
    equivalent: Equivalent | None

    @property
    def is_excused(self) -> bool:
        """Declared equivalent, and nothing contradicts it."""
        return self.equivalent is not None and self.told_apart_by is None


def survivors(
    judge: Judge, problem: Problem, fates: Sequence[Fate], extra: Sequence[PreparedCase]
) -> list[Survivor]:
    """The mutants that no case killed, each tried on further inputs too."""

    def one(fate: Fate) -> Survivor:
        found = first_difference(judge, problem, fate.mutant.source, extra) if extra else None
        return Survivor(fate, found, _declared(problem, fate.mutant))

    with ThreadPoolExecutor(judge.slots) as pool:
        return list(pool.map(one, (fate for fate in fates if fate.killer is None)))


def _declared(problem: Problem, mutant: Mutant) -> Equivalent | None:
    """The `[[equivalent]]` table that names this mutant."""
    return next(
        (
            each
            for each in problem.equivalents
            if (each.line, each.becomes) == (mutant.line, mutant.becomes)
        ),
        None,
    )


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
    if not failed and needs_review(problem):
        accepted = [Finding(Verdict.ACCEPTED)] * len(cases)
        outcomes = execution.outcomes[: len(cases)]
        found = judge.reviewed(quick, source, cases, outcomes, accepted)
        failed += [index for index, finding in enumerate(found) if not finding.is_accepted]
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
    sizes = {case.name: size_of(case.payload) + case.expected_bytes for case in cases}
    lock = threading.Lock()
    done = 0

    def one(mutant: Mutant) -> Fate:
        nonlocal done
        with lock:
            ordered = sorted(cases, key=lambda case: (-kills[case.name], sizes[case.name]))
        killer = first_difference(judge, problem, mutant.source, ordered)
        with lock:
            done += 1
            if killer is not None:
                kills[killer.name] += 1
            on_progress(done, len(mutants))
        return Fate(mutant, None if killer is None else killer.name)

    with ThreadPoolExecutor(judge.slots) as pool:
        return list(pool.map(one, mutants))
