"""Answers that are one of the arguments, or nothing but zeros."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from judge.feedback.probe.claim import Claim, Sides
from judge.feedback.probe.pair import Pair


def propose(pair: Pair) -> Iterator[Claim]:
    """The arguments of one shape with the answer, then zeros."""
    for name, value in pair.arguments.items():
        if value.shape == pair.answer.shape:
            yield Claim("argument", f"the argument {name} as it was given", partial(_given, name))
    if pair.answer.ndim and not pair.answer.any():
        yield Claim("zeros", "zero everywhere", _zeros, is_plain=True)


def _given(name: str, pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
    value = pair.arguments.get(name)
    return None if value is None else (got, value)


def _zeros(pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides:
    return got, np.zeros(got.shape)
