"""What an answer may be right up to: a name, a sentence, and a way to test it on other cases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from judge.feedback.probe.pair import Pair, sampled

Sides = tuple[np.ndarray, np.ndarray]


Compare = Callable[[Pair, np.ndarray, np.ndarray], Sides | None]


@dataclass(frozen=True)
class Claim:
    """A statement about how an answer relates to the expected value.

    Attributes:
        id: short name of the relation.
        words: what stands after "Your result is …".
        sides: two arrays that are equal where the claim holds; None where it makes no sense.
        is_elementwise: each element depends on its counterpart alone, so `sides` may be given
            samples instead of whole arrays.
        search: `sides` at less cost, of a few parts of large arrays, to be refused early.
        is_plain: it needs no variety of numbers to mean something.
    """

    id: str
    words: str
    sides: Compare
    is_elementwise: bool = False
    search: Compare | None = None
    is_plain: bool = False

    def holds(self, pair: Pair, in_full: bool = False) -> bool:
        """Whether the claim is true of a pair, on a sample of elements unless `in_full`."""
        if self.is_elementwise:
            if not pair.has_one_shape:
                return False
            one, two = (pair.answer, pair.expected) if in_full else pair.sample
        else:
            one, two = pair.answer, pair.expected
        compare = self.sides if in_full or self.search is None else self.search
        sides = compare(pair, one, two)
        if sides is None or sides[0].shape != sides[1].shape or sides[0].size == 0:
            return False
        if not in_full:
            sides = sampled(sides[0]), sampled(sides[1])
        return pair.agrees(*sides)


Propose = Callable[[Pair], Iterator[Claim]]


def axis_word(ndim: int, axis: int, many: bool = True) -> str:
    """What runs along an axis: rows, columns, or the axis by number."""
    if ndim == 2:
        word = ("row", "column")[axis]
        return word + "s" if many else word
    return f"axis {axis}"
