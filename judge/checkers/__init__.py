"""Whether an answer is the expected one: first its form, then its values.

`check` is the only way in. Shapes are compared before values, so nothing passes by broadcasting.
"""

from typing import Any

import numpy as np

from judge.checkers import equivalence, structure, values
from judge.checkers.mismatch import Mismatch
from problems.package import Tolerance
from problems.types import Type

__all__ = ["Mismatch", "check"]


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
        if up_to:
            answer = equivalence.nearest(answer, expected, up_to)
        return values.check(answer, expected, tolerance)
