"""What is wrong with one answer."""

from dataclasses import dataclass

from judge.report import Diff, Reason


@dataclass(frozen=True)
class Mismatch:
    """The first rung that an answer fails, with the sentence for the learner.

    `message` may quote shapes and values: it is for visible cases only. `exponent`, the power of
    ten of the largest relative error, and `property`, a name of the problem's own file, may be
    told for hidden ones. `path` leads to the part of the answer that is meant, such as `[1]`.
    """

    reason: Reason
    message: str
    diff: Diff | None = None
    exponent: int | None = None
    property: str | None = None
    path: str = ""
