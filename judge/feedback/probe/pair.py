"""An answer beside what was expected: the part of it that is wrong, as two numeric arrays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from judge.cases import PreparedCase
from judge.checkers.comparison import compare, largest
from judge.checkers.values import allowed_for
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome
from problems.inputs import Call
from problems.package import Problem, Tolerance
from problems.types import Array

MOST_SAMPLED = 4096
# Arrays that are large enough for their number of different values: a mask has only two.
_GENERIC = ((4, 3), (9, 2))
_LEAST_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Pair:
    """Two numeric arrays, not always of one shape.

    Attributes:
        numbers: lengths of axes and numeric arguments of the call, by name.
        arguments: its arguments that are arrays.
        fails: whether the judge refused this answer.
    """

    answer: np.ndarray
    expected: np.ndarray
    path: str
    numbers: Mapping[str, float]
    arguments: Mapping[str, np.ndarray]
    visible: bool
    fails: bool
    tolerance: Tolerance

    @cached_property
    def has_one_shape(self) -> bool:
        return self.answer.shape == self.expected.shape

    @cached_property
    def is_generic(self) -> bool:
        """Whether both hold enough different numbers for an agreement to mean something."""
        return _is_generic(self.expected) and _is_generic(self.answer)

    @cached_property
    def sample(self) -> tuple[np.ndarray, np.ndarray]:
        """Some elements of both, at the same places; only for one shape."""
        return sampled(self.answer), sampled(self.expected)

    def agrees(self, one: np.ndarray, two: np.ndarray) -> bool:
        """Whether all elements are as near as this problem asks; False for other shapes."""
        if one.shape != two.shape:
            return False
        scale = self.tolerance.atol + _LEAST_TOLERANCE * largest(two)
        return compare(one, two, Tolerance(self.tolerance.rtol, scale)) is None


def _is_generic(array: np.ndarray) -> bool:
    values = len(np.unique(sampled(array)))
    return any(array.size >= size and values >= fewest for size, fewest in _GENERIC)


def sampled(array: np.ndarray) -> np.ndarray:
    """At most 4,096 elements, the same places for the same size."""
    if array.size <= MOST_SAMPLED:
        return array.reshape(-1)
    return array[np.unravel_index(_places(array.size), array.shape)]


def pairs_of(
    problem: Problem, case: PreparedCase, outcome: CaseOutcome, finding: Finding, path: str | None
) -> Pair | None:
    """The part that the finding means, or the part at `path` of an accepted answer.

    For a script the first call that failed counts, and of an accepted one the last.
    """
    number = finding.call if finding.call is not None else len(outcome.values) - 1
    if not 0 <= number < len(outcome.values):
        return None
    tolerance = allowed_for(0.0, problem.tolerance)
    for one, other, at in parts(outcome.values[number], case.expected[number]):
        is_meant = finding.path.startswith(at) if path is None else at == path
        if is_meant and one.dtype.kind in "biufc":
            return Pair(
                answer=one,
                expected=other,
                path=at,
                numbers=_numbers(problem, case.calls[number]),
                arguments={
                    name: value
                    for name, value in case.calls[number].args.items()
                    if isinstance(value, np.ndarray) and value.dtype.kind in "biufc"
                },
                visible=case.visible,
                fails=not finding.is_accepted,
                tolerance=tolerance,
            )
    return None


def parts(
    answer: Any, expected: Any, path: str = ""
) -> Iterator[tuple[np.ndarray, np.ndarray, str]]:
    """The largest numeric arrays on both sides, lists of numbers among them, with their paths."""
    due = regular(expected)
    if due is not None:
        got = regular(answer)
        if got is not None:
            yield got, due, path
    elif isinstance(expected, list | tuple) and isinstance(answer, list | tuple):
        for index, (one, other) in enumerate(zip(answer, expected, strict=False)):
            yield from parts(one, other, f"{path}[{index}]")
    elif isinstance(expected, dict) and isinstance(answer, dict):
        for key, other in expected.items():
            if key in answer:
                yield from parts(answer[key], other, f"{path}[{key!r}]")


def regular(value: Any) -> np.ndarray | None:
    """A numeric array, number or list of equally many numbers as an array; None for the rest."""
    if isinstance(value, np.ndarray | np.generic):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    if isinstance(value, bool | int | float | complex):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    if not isinstance(value, list | tuple) or not value:
        return None
    if isinstance(value[0], list):
        rows = [regular(item) for item in value]
        found = [row for row in rows if row is not None]
        shapes = {row.shape for row in found}
        return np.stack(found) if len(found) == len(rows) and len(shapes) == 1 else None
    if all(isinstance(item, bool | int | float | complex | np.generic) for item in value):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    return None


def _numbers(problem: Problem, call: Call) -> dict[str, float]:
    """Axis lengths by the names of the entry, and arguments that are single numbers."""
    found: dict[str, float] = {}
    function = problem.entry.function(call.function)
    for parameter in function.parameters if function else ():
        value = call.args.get(parameter.name)
        if isinstance(parameter.type, Array) and isinstance(value, np.ndarray):
            for axis, length in zip(parameter.type.shape or (), value.shape, strict=False):
                if axis.name:
                    found[axis.name] = length
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[parameter.name] = float(min(max(value, -1e300), 1e300))
    return found


@lru_cache(maxsize=64)
def _places(size: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, size, MOST_SAMPLED)
