"""What common errors of Python and NumPy mean, in a plain sentence with the numbers at hand.

The message comes from foreign code and may hold anything; it is only searched.
"""

import math
import re
from collections.abc import Callable, Mapping

from judge.outcome import Raised

Explain = Callable[[re.Match[str]], str | None]
_SHAPE = r"\((\d*(?:, ?\d+)*,?)\)"
_MOST_SEARCHED = 500
_MOST_AXES = 16
_MOST_SHOWN = 4


def explain(raised: Raised, line: str = "") -> str | None:
    """A sentence on cause and remedy; None where the message speaks for itself.

    Args:
        line: the source line where it happened; the shapes of its arrays are told with errors
            of shape.
    """
    message = raised.message[:_MOST_SEARCHED]
    for pattern, say in _TABLE:
        found = pattern.search(message)
        if found is not None:
            sentence = say(found) if callable(say) else say
            if sentence is not None:
                return (
                    sentence + _shapes(raised, line) if _IS_OF_SHAPE.search(message) else sentence
                )
    return _BY_TYPE.get(raised.type_name)


def _shapes(raised: Raised, line: str) -> str:
    words = set(re.findall(r"[A-Za-z_]\w*", line))
    named = [f"{name} has shape {shape}" for name, shape in raised.shapes if name in words]
    return f" On that line {', '.join(named[:_MOST_SHOWN])}." if named else ""


def _broadcast(found: re.Match[str]) -> str | None:
    shapes = [_lengths(text) for text in re.findall(_SHAPE, found[1])]
    if len(shapes) < 2:
        return None
    clash = _clash(shapes[0], shapes[1])
    meets = f" Here {clash[0]} meets {clash[1]}." if clash else ""
    return (
        "Axes are matched from the right; each pair of lengths must be equal, or one of them 1."
        f"{meets} Add an axis where it is meant, as in a[:, None], or transpose one of the arrays."
    )


def _clash(one: list[int], other: list[int]) -> tuple[int, int] | None:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next(((a, b) for a, b in pairs if a != b and 1 not in (a, b)), None)


def _matmul(found: re.Match[str]) -> str:
    return (
        f"In a matrix product the inner lengths must agree: the second operand brings {found[1]} "
        f"where the first has {found[2]}. Print both shapes; is one of them to be transposed?"
    )


def _not_aligned(found: re.Match[str]) -> str:
    return (
        f"In a matrix product the last axis of the first operand ({found[3]}) must be as long as "
        f"the first axis of the second ({found[4]}). Is one of them to be transposed?"
    )


def _out_of_bounds(found: re.Match[str]) -> str:
    size = int(found[3][:18])
    if size == 0:
        return "That axis is empty: no index is valid. Handle the empty input first."
    return f"Valid indices of axis {found[2]} run from 0 to {size - 1}. Is a loop one too long?"


def _reshape(found: re.Match[str]) -> str | None:
    lengths = _lengths(found[2])
    if not lengths or len(lengths) > _MOST_AXES:
        return None
    product = math.prod(lengths)
    if "newaxis" in found[2]:
        return f"{found[1]} elements cannot be divided evenly into groups of {product}."
    return (
        f"That shape holds {product} element{'s' if product != 1 else ''}, the array {found[1]}. "
        "One length may be −1: NumPy then works it out."
    )


def _into_shape(found: re.Match[str]) -> str:
    return (
        f"A value of shape ({found[1]}) is assigned to a place of shape ({found[2]}). "
        "Compare the slice on the left with what stands on the right."
    )


def _cast(found: re.Match[str]) -> str:
    return (
        f"An operation in place, such as +=, cannot store {found[1]} in an array of {found[2]}. "
        f"Write x = x + …, or make the array {found[1]} first."
    )


def _no_attribute(found: re.Match[str]) -> str | None:
    if found[1] in {"float", "int", "bool", "object", "str", "complex"}:
        return f"NumPy has no np.{found[1]} any more: write {found[1]}."
    return "Check the spelling; this NumPy is version 2, which dropped some old names."


def _axes(count: str) -> str:
    return "1 axis" if count == "1" else f"{count} axes"


def _lengths(text: str) -> list[int]:
    return [int(part[:18]) for part in re.findall(r"\d+", text)]


_IS_OF_SHAPE = re.compile(
    r"broadcast|mismatch|not aligned|reshape|boolean index|same shape|must match|out of bounds|axes"
)
_TABLE: tuple[tuple[re.Pattern[str], str | Explain], ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (
            r"could not be broadcast together with remapped shapes",
            "One letter of the subscripts stands for axes of different lengths. Compare the "
            "letters with the shapes of the operands.",
        ),
        (r"could not be broadcast together with (?:remapped )?shapes? (.+)", _broadcast),
        (r"mismatch in its core dimension .*\(size (\d+) is different from (\d+)\)", _matmul),
        (rf"shapes {_SHAPE} and {_SHAPE} not aligned: (\d+) \(dim \d+\) != (\d+)", _not_aligned),
        (
            r"truth value of an? (?:array|empty array)",
            "`if`, `while`, `and`, `or` and `not` need one truth value; element by element it is & "
            "and |, each comparison in brackets.",
        ),
        (
            r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
            _out_of_bounds,
        ),
        (r"cannot reshape array of size (\d+) into shape \(([^()]+)\)", _reshape),
        (
            rf"could not broadcast input array from shape {_SHAPE} into shape {_SHAPE}",
            _into_shape,
        ),
        (r"Cannot cast ufunc .* from dtype\('(\w+)'\) to dtype\('(\w+)'\)", _cast),
        (
            r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
            lambda found: (
                f"The array has {_axes(found[2])}, numbered from 0. "
                "Was one dropped by a reduction or an index?"
            ),
        ),
        (
            r"zero-size array to reduction operation (\w+)",
            lambda found: (
                f"The {found[1]} of nothing does not exist. Handle the empty input first, or pass "
                "initial=."
            ),
        ),
        (
            r"(max|min)\(\) (?:arg is an empty sequence|iterable argument is empty)",
            lambda found: (
                f"The {found[1]} of nothing does not exist. Handle the empty input first, or pass "
                "default=."
            ),
        ),
        (
            r"math domain error|expected a positive input",
            "math.log needs a number above 0, math.sqrt one that is not negative. Handle zero and "
            "less before.",
        ),
        (
            r"inhomogeneous shape|setting an array element with a sequence",
            "The rows have different lengths, or an array stands where one number is due, so no "
            "regular array can be made.",
        ),
        (
            r"only (?:0-dimensional|length-1|size-1) arrays can be converted",
            "float(…), int(…) and math functions take one number. Reduce the array first, or use "
            "the NumPy function, which works element by element.",
        ),
        (
            r"only integer scalar arrays can be converted to a scalar index",
            "A list cannot be indexed with an array. Make it an array first: np.array(…)[index].",
        ),
        (
            r"(?:arrays used as indices must be of integer|only integers, slices)",
            "Indices must be whole numbers: use // instead of /, or .astype(int).",
        ),
        (
            r"float\w*' object cannot be interpreted as an integer"
            r"|expected a sequence of integers or a single integer",
            "A float stands where a whole number is due: use // instead of /, or int(…).",
        ),
        (
            r"too many indices for array: array is (\d+)-dimensional, but (\d+)",
            lambda found: (
                f"The array has {_axes(found[1])} and is indexed with {found[2]}. Was an axis "
                "dropped by a reduction?"
            ),
        ),
        (
            r"boolean index did not match",
            "A mask must have the shape of what it selects from. Print both shapes.",
        ),
        (
            r"all input arrays must have the same shape",
            "np.stack joins arrays of one shape only. Print their shapes.",
        ),
        (
            r"all the input array dimensions except for the concatenation axis must match",
            "Arrays that are joined must agree in every axis but the one they are joined along.",
        ),
        (
            r"assignment destination is read-only",
            "This array is a view that must not be written to. Work on a copy: x = x.copy().",
        ),
        (r"module 'numpy' has no attribute '(\w+)'", _no_attribute),
        (
            r"name 'np' is not defined",
            "Begin the file with: import numpy as np.",
        ),
        (
            r"No module named '([\w.]+)'",
            lambda found: f"{found[1]} is not available here; NumPy and Python's own modules are.",
        ),
        (
            r"'NoneType' object",
            "A value is None where something is due: a function without a return gives None, and "
            "so do methods that work in place, such as list.sort.",
        ),
        (
            r"ufunc '(\w+)' not supported for the input types",
            lambda found: (
                f"{found[1]} does not work on this dtype. Print the dtype; convert it with "
                ".astype(…) if that is what you mean."
            ),
        ),
        (
            r"numpy boolean subtract|numpy boolean negative",
            "Booleans cannot be subtracted: use ~mask, mask ^ other, or convert with .astype(int).",
        ),
        (
            r"Integers to negative integer powers",
            "Integer arrays have no fractions: make the base a float first.",
        ),
        (
            r"Python integer -?\d+ out of bounds for (\w+)",
            lambda found: f"{found[1]} cannot hold this number: convert the array before.",
        ),
    )
)

_BY_TYPE: Mapping[str, str] = {
    "ZeroDivisionError": "A number is divided by zero: handle an empty or zero count before.",
    "RecursionError": "A function calls itself too often: is the case that ends it reached? A loop "
    "over a list of what is left to do needs no recursion.",
    "EOFError": "Nobody types anything in here: all that a solution needs is in its arguments.",
    "FileNotFoundError": "Files are not available here: all that a solution needs is in its "
    "arguments.",
    "LinAlgError": "This matrix cannot be treated so: is it singular, or has it the wrong shape?",
}
