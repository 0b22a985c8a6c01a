"""How much of the tolerance an answer uses: the number behind "accepted" and "wrong".

The share is the smallest factor by which the tolerance may be scaled so that the judge still
accepts: 1e-6 is far inside, 300 is far outside, None is refused whatever the tolerance. It asks
the judge itself, so freedoms, properties and special values count as they do for learners.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from judge.cases import PreparedCase
from judge.checkers.values import tolerance_for
from judge.feedback.findings import judge_case
from judge.outcome import CaseOutcome
from problems.package import Problem, Tolerance

SMALLEST, LARGEST = 1e-9, 1e9
_STEPS = 12
# Enough that time decides nothing here: the answers are there already.
_NO_LIMIT_S = 1e6


def worst_share(
    problem: Problem, cases: Sequence[PreparedCase], outcomes: Sequence[CaseOutcome]
) -> tuple[float | None, PreparedCase | None]:
    """The largest share over all cases, and the case that has it.

    `SMALLEST` and no case where no answer uses more than that.
    """
    worst, place = SMALLEST, None
    for case, outcome in zip(cases, outcomes, strict=True):
        if accepts(problem, case, outcome, worst):
            continue
        share = share_used(problem, case, outcome, at_least=worst)
        if share is None:
            return None, case
        worst, place = share, case
    return worst, place


def share_used(
    problem: Problem, case: PreparedCase, outcome: CaseOutcome, at_least: float = SMALLEST
) -> float | None:
    """The share of the tolerance that one answer uses, to about a hundredth of a decade."""
    if accepts(problem, case, outcome, at_least):
        return at_least
    if not accepts(problem, case, outcome, LARGEST):
        return None
    low, high = np.log10(at_least), np.log10(LARGEST)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if accepts(problem, case, outcome, float(10**middle)):
            high = middle
        else:
            low = middle
    return float(10**high)


def accepts(problem: Problem, case: PreparedCase, outcome: CaseOutcome, factor: float) -> bool:
    """Whether the judge would accept the answer with a tolerance of `factor` times its own."""
    own = problem.tolerance or tolerance_for(loosest_dtype(case.expected))
    scaled = Tolerance(own.rtol * factor, own.atol * factor, own.atol_scale * factor)
    changed = dataclasses.replace(problem, tolerance=scaled)
    return judge_case(changed, case, outcome, _NO_LIMIT_S).is_accepted


def loosest_dtype(expected: Any) -> str:
    """The float dtype of least precision among the values; Python's floats are float64."""
    names = [name for name in _dtypes(expected) if tolerance_for(name).rtol]
    return max(names, key=lambda name: tolerance_for(name).rtol, default="float64")


def _dtypes(value: Any) -> Iterator[str]:
    match value:
        case list() | tuple():
            for item in value:
                yield from _dtypes(item)
        case dict():
            for item in value.values():
                yield from _dtypes(item)
        case np.ndarray() | np.generic() | float() | complex():
            yield np.asarray(value).dtype.name
