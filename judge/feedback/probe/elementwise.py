"""Each value changed in the same way: sign, factor, offset, a function applied or left out."""

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from judge.feedback.probe.claim import Claim, Sides
from judge.feedback.probe.pair import Pair

# Factors that have a name, with what they usually mean.
_CONSTANTS = (
    (2.0, "2"),
    (0.5, "½"),
    (3.0, "3"),
    (1 / 3, "⅓"),
    (4.0, "4"),
    (0.25, "¼"),
    (10.0, "10"),
    (0.1, "0.1"),
    (100.0, "100: a percentage where a share is due"),
    (0.01, "0.01: a share where a percentage is due"),
    (255.0, "255: the range of 8-bit pixels where 0 to 1 is due"),
    (1 / 255.0, "1/255: the range 0 to 1 where 8-bit pixels are due"),
    (180 / math.pi, "180/π: degrees where radians are due"),
    (math.pi / 180, "π/180: radians where degrees are due"),
    (math.e, "e"),
    (1 / math.e, "1/e"),
    (math.pi, "π"),
    (1 / math.pi, "1/π"),
    (2 * math.pi, "2π"),
    (1 / (2 * math.pi), "1/2π"),
    (math.sqrt(2), "√2"),
    (1 / math.sqrt(2), "1/√2"),
    (1 / math.log(2), "1/ln 2: a logarithm to base 2 where the natural one is due"),
    (math.log(2), "ln 2: a natural logarithm where base 2 is due"),
    (1 / math.log(10), "1/ln 10: a logarithm to base 10 where the natural one is due"),
    (math.log(10), "ln 10: a natural logarithm where base 10 is due"),
)
# What a length or an argument of the call may do to a result.
_FORMULAS: tuple[tuple[str, Callable[[float], float]], ...] = (
    ("{0}", lambda n: n),
    ("1/{0}", lambda n: 1 / n),
    ("√{0}", lambda n: math.sqrt(n)),
    ("1/√{0}", lambda n: 1 / math.sqrt(n)),
    ("{0}/({0} − 1)", lambda n: n / (n - 1)),
    ("({0} − 1)/{0}", lambda n: (n - 1) / n),
    ("√({0}/({0} − 1))", lambda n: math.sqrt(n / (n - 1))),
    ("√(({0} − 1)/{0})", lambda n: math.sqrt((n - 1) / n)),
    ("({0} − 1)", lambda n: n - 1),
    ("1/({0} − 1)", lambda n: 1 / (n - 1)),
    ("2·{0}", lambda n: 2 * n),
    ("1/(2·{0})", lambda n: 1 / (2 * n)),
    ("{0}²", lambda n: n * n),
    ("1/{0}²", lambda n: 1 / (n * n)),
    ("(1 − {0})", lambda n: 1 - n),
    ("1/(1 − {0})", lambda n: 1 / (1 - n)),
)
_NEAR = 1e-6


def propose(pair: Pair) -> Iterator[Claim]:
    """Every change of single values that this pair fits."""
    if not pair.has_one_shape or pair.expected.size == 0:
        return
    if pair.expected.dtype.kind == "b":
        yield _claim("complement", "the expected one with True and False exchanged", _inverted)
        return
    yield _claim("sign", "the expected one with the opposite sign", lambda due: -due)
    yield from _factors(pair)
    yield from _offsets(pair)
    for name, words, change in _FUNCTIONS:
        yield _claim(name, words, change)
    if pair.expected.dtype.kind in "iu":
        yield _claim(
            "wrap-around",
            "the expected one after wrapping around at 256: it was computed in 8 bits",
            lambda due: due % 256,
        )
    if pair.expected.dtype.kind == "c":
        yield _claim("conjugate", "the complex conjugate of the expected one", np.conj)


def _inverted(due: np.ndarray) -> np.ndarray:
    return 1.0 - due


_FUNCTIONS: tuple[tuple[str, str, Callable[[np.ndarray], Any]], ...] = (
    ("complement", "1 minus the expected one", _inverted),
    ("complement", "255 minus the expected one", lambda due: 255.0 - due),
    ("square", "the square of the expected one", np.square),
    ("root", "the square root of the expected one", np.sqrt),
    ("logarithm", "the logarithm of the expected one", np.log),
    ("exponential", "the exponential of the expected one", np.exp),
    ("reciprocal", "the reciprocal of the expected one", lambda due: 1.0 / due),
    ("magnitude", "the expected one without its signs", np.abs),
    ("rounding", "the expected one rounded to whole numbers", np.round),
    ("rounding", "the expected one rounded down to whole numbers", np.floor),
    ("rounding", "the expected one cut off at the decimal point", np.trunc),
    ("clipping", "the expected one with negative values set to 0", lambda due: due.clip(0)),
    ("clipping", "the expected one limited to the range 0 to 1", lambda due: due.clip(0, 1)),
    ("clipping", "the expected one limited to the range 0 to 255", lambda due: due.clip(0, 255)),
)


def _claim(name: str, words: str, change: Callable[[np.ndarray], Any]) -> Claim:
    return Claim(name, words, partial(_changed, change), is_elementwise=True)


def _changed(
    change: Callable[[np.ndarray], Any], pair: Pair, got: np.ndarray, due: np.ndarray
) -> Sides | None:
    wide = np.complex128 if due.dtype.kind == "c" else np.float64
    if due.dtype.kind == "c" and change in {np.floor, np.trunc}:
        return None
    return got, np.asarray(change(due.astype(wide)))


def _factors(pair: Pair) -> Iterator[Claim]:
    got, due = pair.sample
    worst = int(np.argmax(np.abs(np.nan_to_num(due.astype(np.complex128)))))
    if due[worst] == 0:
        return
    factor = complex(got[worst]) / complex(due[worst])
    if abs(factor.imag) > _NEAR * abs(factor) or not math.isfinite(abs(factor)):
        return
    number = factor.real
    if abs(number) < 1e-12 or abs(number - 1) < _NEAR:
        return
    times = "the expected one times"
    sign, size = ("−" if number < 0 else ""), abs(number)
    for value, words in _CONSTANTS:
        if abs(size - value) <= _NEAR * value:
            yield _scaled(f"{times} {sign}{words}", math.copysign(value, number))
    for name, formula, value in _formulas(pair):
        if abs(size - value) <= _NEAR * abs(value):
            yield _by_formula(f"{times} {sign}{formula}", name, formula, number < 0)
    yield _scaled(f"{times} {number:.6g}", number)


def _scaled(words: str, factor: float) -> Claim:
    return _claim("factor", words, lambda due: due * factor)


def _formulas(pair: Pair) -> Iterator[tuple[str, str, float]]:
    """Argument, formula in words and its value, for every number of the call."""
    for name in pair.numbers:
        for pattern, _ in _FORMULAS:
            value = _value(pair, name, pattern)
            if value is not None and value > 0:
                yield name, pattern.format(name), value


def _value(pair: Pair, name: str, pattern: str) -> float | None:
    compute = dict(_FORMULAS)[pattern]
    number = pair.numbers.get(name)
    if number is None or not math.isfinite(number) or abs(number) > 1e100:
        return None
    is_root = "√" in pattern
    if number in {0.0, 1.0} or (is_root and (number < 0 or number / (number - 1) < 0)):
        return None
    return compute(number)


def _by_formula(words: str, name: str, formula: str, negative: bool) -> Claim:
    pattern = next(p for p, _ in _FORMULAS if p.format(name) == formula)

    def sides(pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
        value = _value(pair, name, pattern)
        if value is None:
            return None
        return got, due.astype(np.float64) * (-value if negative else value)

    return Claim("factor", words, sides, is_elementwise=True)


def _offsets(pair: Pair) -> Iterator[Claim]:
    got, due = pair.sample
    if due.dtype.kind == "c" or got.dtype.kind == "c":
        return
    offset = float(got[0]) - float(due[0])
    if not math.isfinite(offset) or offset == 0:
        return
    for name, number in pair.numbers.items():
        if abs(abs(offset) - abs(number)) <= _NEAR * abs(number):
            is_plus = (offset > 0) == (number > 0)
            yield _moved(name, is_plus)
    words = "plus" if offset > 0 else "minus"
    yield _claim(
        "offset",
        f"the expected one {words} {abs(offset):.6g}",
        lambda due: due + offset,
    )


def _moved(name: str, is_plus: bool) -> Claim:
    def sides(pair: Pair, got: np.ndarray, due: np.ndarray) -> Sides | None:
        number = pair.numbers.get(name)
        if number is None:
            return None
        return got, due.astype(np.float64) + (number if is_plus else -number)

    words = f"the expected one {'plus' if is_plus else 'minus'} {name}"
    return Claim("offset", words, sides, is_elementwise=True)
