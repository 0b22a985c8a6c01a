"""Whether an answer is right: first its form, then its values, then its properties.

`check` compares one answer with the expected value, `check_call` does what the problem's own
rules ask for besides. Shapes are compared before values, so nothing passes by broadcasting.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from judge.checkers import equivalence, properties, structure, values
from judge.checkers.mismatch import Mismatch
from judge.report import Reason
from problems.package import Problem, Tolerance
from problems.types import Type

__all__ = ["Mismatch", "check", "check_call"]


def check_call(
    problem: Problem, function: str, inputs: Mapping[str, Any], answer: Any, expected: Any
) -> Mismatch | None:
    """Judge the answer of one call by all rules of the problem that need no further call.

    Args:
        function: the function or method that was called, with `inputs` by name.
        answer: as decoded from a child; plain data, possibly forged.
        expected: the reference's answer to the same call.
    """
    called = problem.entry.function(function)
    returns = called.returns if called else None
    if problem.checker.compares_values:
        found = check(answer, expected, returns, problem.tolerance, problem.up_to)
    else:
        found = _check_form(answer, expected, returns)
    if found is not None or returns is None or not problem.checker.properties:
        return found
    with np.errstate(all="ignore"):
        return properties.check(problem.checker.properties, inputs, answer)


def check(
    answer: Any,
    expected: Any,
    declared: Type | None,
    tolerance: Tolerance | None = None,
    up_to: tuple[str, ...] = (),
) -> Mismatch | None:
    """Compare one answer with the expected value; None when it is accepted.

    Args:
        answer: as decoded from a child; plain data, possibly forged.
        expected: the reference's answer to the same call.
        declared: the entry's result type; None when the call is made for its effect only.
        tolerance: overrides the default of the expected value's dtype.
        up_to: freedoms that the problem grants, see `judge.checkers.equivalence`.
    """
    if declared is None:
        return None
    found = structure.check(answer, expected, declared)
    if found is not None:
        return found
    answer = structure.normalised(answer, expected)
    # Differences and squares of huge values overflow, which is no news for an operator.
    with np.errstate(all="ignore"):
        if not up_to:
            return values.check(answer, expected, tolerance)
        near = equivalence.nearest(answer, expected, up_to)
        found = values.check(near, expected, tolerance)
        if found is None or found.reason is not Reason.VALUE:
            return found
        remark = equivalence.remark(answer, expected, up_to)
        return replace(found, message=found.message + remark)


def _check_form(answer: Any, expected: Any, declared: Type | None) -> Mismatch | None:
    """Kind, dtype, shape and finite numbers only."""
    if declared is None:
        return None
    found = structure.check(answer, expected, declared)
    if found is not None:
        return found
    return values.check_finite(structure.normalised(answer, expected), expected)
