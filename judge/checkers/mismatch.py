"""What is wrong with one answer."""

from dataclasses import dataclass

from judge.report import Diff, Reason


@dataclass(frozen=True)
class Mismatch:
    """The first rung that an answer fails, with the sentence for the learner.

    `message` may quote shapes and values: it is for visible cases only. `exponent` is the power
    of ten of the largest relative error and may be told for hidden ones.
    """

    reason: Reason
    message: str
    diff: Diff | None = None
    exponent: int | None = None
