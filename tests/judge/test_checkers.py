"""Whether an answer is the expected one, and the sentence a learner reads where it is not."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge.checkers import check
from judge.checkers.values import exceeds_tolerance, tolerance_for
from judge.codec import DTYPES, FunctionValue, ObjectValue, Opaque, Seed
from judge.report import Reason
from problems.package import Tolerance
from problems.types import Array, Dimension, parse_type

NAN, INF = np.nan, np.inf
ROW = np.array([1.0, 2.0, 3.0])
GRID = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def reason_of(answer: Any, expected: Any, declared: str, **freedom: Any) -> Reason | None:
    """The first rung that fails, None for an accepted answer."""
    found = check(answer, expected, parse_type(declared), **freedom)
    return found.reason if found else None


SENTENCES = [
    # what is returned · what is due · declared · reason · the sentence
    (None, ROW, "float64[n]", "nothing",
     "The function returned None; float64[n] is due. Is a return missing?"),
    ([ROW, None], [ROW, ROW], "list[float64[n]]", "nothing",
     "result[1] is None; float64[n] is due."),
    ([1.0, 2.0, 3.0], ROW, "float64[n]", "kind",
     "The result is a list; an array is due. Wrap it in np.array(…)."),
    ((1.0, 2.0, 3.0), ROW, "float64[n]", "kind",
     "The result is a tuple; an array is due. Wrap it in np.array(…)."),
    ("1 2 3", ROW, "float64[n]", "kind", "The result is a str; an array of shape (3,) is due."),
    (Opaque("generator"), ROW, "float64[n]", "kind",
     "The result is a generator; an array of shape (3,) is due. Use return instead of yield."),
    (Opaque("ndarray of object"), ROW, "float64[n]", "kind",
     "The result is an array of dtype object; an array of shape (3,) is due."),
    (Seed(0), 1, "int", "kind", "The result is a random generator; an int is due."),
    (FunctionValue("f", ""), 1, "int", "kind",
     "The result is a function; an int is due. Call it, with brackets."),
    (ObjectValue("it"), 1, "int", "kind", "The result is an object of your class; an int is due."),
    (np.array([1, 2]), [1, 2], "list[int]", "kind",
     "The result is an array; a list is due. Call .tolist() on it."),
    (np.array([1, 2]), (1, 2), "tuple[int, int]", "kind",
     "The result is an array; a tuple is due."),
    ({1: 2}, [1], "list[int]", "kind", "The result is a dict; a list is due."),
    ([1], {"a": 1}, "dict[str, int]", "kind", "The result is a list; a dict is due."),
    ([1], {1}, "set[int]", "kind", "The result is a list; a set is due."),
    ("3", 3, "int", "kind", "The result is a str; an int is due."),
    (b"ab", "ab", "str", "kind", "The result is a bytes; a str is due."),
    (5, None, "int | none", "kind", "The result is an int; None is due."),
    (np.array([1, 2, 3]), ROW, "float64[n]", "dtype",
     "The result has dtype int64; float64 is due. Convert it with .astype(np.float64)."),
    (ROW.astype(complex), ROW, "float64[n]", "dtype",
     "The result has dtype complex128; float64 is due. Take .real if the imaginary part is zero."),
    (np.array([0, 1]), np.array([False, True]), "bool[n]", "dtype",
     "The result has dtype int64; bool is due. Compare, as in x > 0, to get one."),
    (3.0, 3, "int", "dtype", "The result is a float; an int is due."),
    (True, 1, "int", "dtype", "The result is a bool; an int is due."),
    (1, True, "bool", "dtype", "The result is an int; a bool is due."),
    (1j, 1.0, "float", "dtype", "The result is a complex; a float is due."),
    (ROW[:, None], ROW, "float64[n]", "shape",
     "The result has shape (3, 1); (3,) is due. "
     "Only axes of length 1 differ: was a reduced axis kept?"),
    (ROW, ROW[:, None], "float64[n, 1]", "shape",
     "The result has shape (3,); (3, 1) is due. "
     "Only axes of length 1 differ: was an axis of length 1 lost?"),
    (GRID.T, GRID, "float64[n, d]", "shape",
     "The result has shape (3, 2); (2, 3) is due. "
     "The same lengths in another order: are two axes swapped?"),
    (ROW[:2], ROW, "float64[n]", "shape", "The result has shape (2,); (3,) is due."),
    (2.0, ROW, "float64[n]", "shape",
     "The result is a single number; an array of shape (3,) is due."),
    (np.array(2.0), ROW, "float64[n]", "shape",
     "The result is a single number; an array of shape (3,) is due."),
    (np.array([2.0]), 2.0, "float", "shape",
     "The result is an array of shape (1,); a single value is due."),
    ([1], [1, 2], "list[int]", "shape", "The result holds 1 item; 2 are due."),
    ((1, 2, 3), (1, 2), "tuple[int, int]", "shape", "The result holds 3 values; 2 are due."),
    ({"b": 1}, {"a": 1}, "dict[str, int]", "shape", "The result lacks the key 'a'."),
    ({"a": 1, "b": 1}, {"a": 1}, "dict[str, int]", "shape",
     "The result has an extra key 'b'."),
    (np.array([1.0, NAN, -INF]), ROW, "float64[n]", "nan",
     "result[1] is NaN where a number is due (2 of 3 elements). "
     "Look for a division by zero, a log of zero or an overflow."),
    (-INF, 1.0, "float", "nan",
     "The result is infinite where a number is due. "
     "Look for a division by zero, a log of zero or an overflow."),
    (np.array([1.0, 2.5, 3.0]), ROW, "float64[n]", "value",
     "1 of 3 elements is off: result[1] is 2.5 where 2 is due."),
    (GRID + np.array([[0, 0, 1], [0, 2, 0]]), GRID, "float64[n, d]", "value",
     "2 of 6 elements are off; the furthest is result[1, 1]: 7 where 5 is due."),
    (ROW + 1, ROW, "float64[n]", "value",
     "All 3 elements are off; the furthest is result[0]: 2 where 1 is due."),
    (np.array([4.0]), np.array([5.0]), "float64[n]", "value", "result[0] is 4; 5 is due."),
    ((ROW, 3), (ROW, 2), "tuple[float64[n], int]", "value", "result[1] is 3; 2 is due."),
    ({"a": ROW + np.eye(3)[0]}, {"a": ROW}, "dict[str, float64[n]]", "value",
     "1 of 3 elements is off: result['a'][0] is 2 where 1 is due."),
    (np.array([255], "u1"), np.array([0], "u1"), "uint8[n]", "value",
     "result[0] is 255; 0 is due."),
    (2.6, 2.5, "float", "value", "The result is 2.6; 2.5 is due."),
    (1.0 + 1e-12, 1.0, "float", "value",
     "The result is 1.000000000001; 1.0 is due. "
     "The largest error is 1.0e-12, allowed is 1.0e-13."),
    (4, np.array(3), "int", "value", "The result is 4; 3 is due."),
    (4, np.int64(3), "int", "value", "The result is 4; 3 is due."),
    ("cat", "dog", "str", "value", "The result is 'cat'; 'dog' is due."),
    ({1, 2}, {1, 3}, "set[int]", "value", "The result is {1, 2}; {1, 3} is due."),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "expected", "declared", "reason", "sentence"), SENTENCES)
def test_each_rung_says_what_is_wrong(
    answer: Any, expected: Any, declared: str, reason: str, sentence: str
) -> None:
    """One sentence with the numbers, and a next step where one is known."""
    tight = Tolerance(1e-13) if "1.0 is due." in sentence else None

    found = check(answer, expected, parse_type(declared), tight)

    assert found is not None
    assert (str(found.reason), found.message) == (reason, sentence)


@pytest.mark.parametrize(
    ("answer", "expected", "declared"),
    [
        (np.float64(2.5), 2.5, "float"),
        (np.array(2.5), 2.5, "float"),
        (2, 2.0, "float"),
        (2.0 + 1e-12, 2, "float"),  # the reference returned an int where a float is declared
        (np.float32(2.5), np.float64(2.5), "float"),
        (np.int8(3), 3, "int"),
        (np.array(3), np.int64(3), "int"),
        (3, np.array(3), "int"),
        (np.bool_(True), True, "bool"),
        (1, 1 + 0j, "complex128[]"),
        ((1, 2), [1, 2], "list[int]"),
        ([1, 2], (1, 2), "tuple[int, int]"),
        (None, None, "int | none"),
        ([None, 1], [None, 1], "list[int | none]"),
        ({"a": 1.0}, {"a": 1}, "dict[str, float]"),
        (np.asfortranarray(GRID), GRID, "float64[n, d]"),
        (GRID.astype(">f8"), GRID, "float64[n, d]"),
        (ROW.astype("f4"), ROW, "float64[n]"),
        (np.array([1], "i4"), np.array([1], "u1"), "uint8[n]"),
        (np.zeros((0, 3)), np.zeros((0, 3)), "float64[n, 3]"),
        ([], [], "list[int]"),
        (np.array([-0.0]), np.array([0.0]), "float64[n]"),
        (np.array([INF, -INF]), np.array([INF, -INF]), "float64[n]"),
        (np.array([NAN, 1.0]), np.array([NAN, 1.0]), "float64[n]"),
        (10**400, 10**400, "int"),
    ],
)
def test_equal_meaning_is_accepted(answer: Any, expected: Any, declared: str) -> None:
    """Scalars of all kinds, layouts, byte orders and widths of one kind mean the same."""
    assert check(answer, expected, parse_type(declared)) is None


@pytest.mark.parametrize(
    ("answer", "expected", "declared", "reason"),
    [
        (np.zeros((0, 3)), np.zeros((3, 0)), "float64[n, d]", "shape"),
        (np.zeros((1, 3)), np.zeros((2, 3)), "float64[n, 3]", "shape"),
        (np.array([INF]), np.array([-INF]), "float64[n]", "value"),
        (np.array([1.0]), np.array([INF]), "float64[n]", "value"),
        (np.array([0.0]), np.array([NAN]), "float64[n]", "value"),
        (np.array([-1]), np.array([255], "u1"), "uint8[n]", "value"),
        (np.array([-1]), np.array([2**64 - 1], "u8"), "uint64[n]", "value"),
        (np.array([1e308]), np.array([-1e308]), "float64[n]", "value"),
        (np.array([1 + 1j]), np.array([1 - 1j]), "complex128[n]", "value"),
        (10**400, 1.0, "float", "nan"),
        (NAN, 2, "float", "nan"),
        (10**400, 3, "int", "value"),
        ("1", b"1", "bytes", "kind"),
    ],
)
def test_what_looks_near_is_refused(answer: Any, expected: Any, declared: str, reason: str) -> None:
    """Nothing broadcasts, wraps around, overflows or loses its sign on the way."""
    assert reason_of(answer, expected, declared) == reason


def test_shape_comes_before_value_and_nan() -> None:
    """Nothing passes by broadcasting, and the first rung that fails is the one that is told."""
    assert reason_of(np.array([[NAN], [1.0], [1.0]]), np.ones(3), "float64[n]") is Reason.SHAPE
    assert reason_of(np.array([NAN, 5.0]), np.ones(2), "float64[n]") is Reason.NAN


@pytest.mark.parametrize(
    ("answer", "expected", "sentence"),
    [
        (
            np.ones(2),
            np.ones(2, "u1"),
            "Convert it with .astype(np.uint8), which cuts",
        ),
        (np.ones((2, 4)), np.ones(2, "i8"), "dtype float64 and shape (2, 4); int64 of shape (2,)"),
        (np.ones(4, bool), np.ones(2, "i8"), "due. np.flatnonzero(…) turns a mask into indices."),
    ],
)
def test_another_dtype_is_converted_only_where_that_would_help(
    answer: np.ndarray, expected: np.ndarray, sentence: str
) -> None:
    """Boxes or a mask where indices are due: the shape tells that it is something else."""
    found = check(answer, expected, parse_type("int64[n]"))

    assert found is not None
    assert found.reason is Reason.DTYPE
    assert sentence in found.message


def test_nan_in_a_later_part_is_found_before_values() -> None:
    """The ladder is climbed over all parts of an answer together."""
    answer, expected = (np.zeros(2), np.array([NAN])), (np.ones(2), np.ones(1))

    assert reason_of(answer, expected, "tuple[float64[n], float64[m]]") is Reason.NAN


def test_the_diff_counts_and_names_the_worst() -> None:
    """Counts, the largest errors and the index of the furthest element."""
    found = check(GRID + np.array([[0, 0.5, 0], [0, 0, 2]]), GRID, parse_type("float64[n, d]"))

    assert found is not None
    assert found.diff is not None
    assert (found.diff.wrong, found.diff.size, found.diff.worst_index) == (2, 6, (1, 2))
    assert found.diff.max_abs == pytest.approx(2.0)
    assert found.diff.max_rel == pytest.approx(1 / 3)
    assert found.exponent == -1


def test_an_effect_has_no_value() -> None:
    """A call that is made for its effect only may return anything."""
    assert check(7, None, None) is None


def test_infinity_needs_the_same_sign() -> None:
    """+inf where -inf is due is wrong, however large the tolerance."""
    expected = np.array([np.inf, 1.0])

    wrong = exceeds_tolerance(np.array([-np.inf, 1.0]), expected, Tolerance(rtol=1.0))

    assert wrong.tolist() == [True, False]


any_array = st.sampled_from(list(DTYPES)).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0))
)


@given(any_array)
def test_the_reference_agrees_with_itself(expected: np.ndarray) -> None:
    """Every array, with NaN and infinities too, is within the default tolerance of itself."""
    axes = tuple(Dimension(str(n), frozenset()) for n in expected.shape)

    assert check(expected.copy(), expected, Array(expected.dtype.name, axes)) is None


@given(hnp.arrays(np.float64, 5, elements=FINITE), st.sampled_from(["float64", "float32"]))
def test_every_tolerance_holds_its_own_centre(expected: np.ndarray, name: str) -> None:
    """No element of an array exceeds any tolerance of that array."""
    for tolerance in (Tolerance(), tolerance_for(name)):
        assert not exceeds_tolerance(expected, expected, tolerance).any()


@given(
    hnp.arrays(np.float64, 4, elements=st.floats(-1e6, 1e6)),
    st.floats(0, 1e3),
    st.floats(0, 1e3),
)
def test_a_larger_error_is_never_better(expected: np.ndarray, one: float, two: float) -> None:
    """What is refused stays refused when the error grows."""
    small, large = sorted((one, two))
    tolerance = Tolerance(1e-3, 1e-3, 1e-3)

    near = exceeds_tolerance(expected + small, expected, tolerance)
    far = exceeds_tolerance(expected + large * 1.01 + 1e-6, expected, tolerance)

    assert not (near & ~far).any()


def test_defaults_follow_the_dtype_of_the_expected_value() -> None:
    """An error that float32 makes is accepted there and refused in float64."""
    answer = np.array([1.0, 2.0 + 1e-5])

    assert check(answer, np.array([1.0, 2.0], "f4"), parse_type("float32[n]")) is None
    assert reason_of(answer, np.array([1.0, 2.0]), "float64[n]") is Reason.VALUE
    assert reason_of(answer, np.array([1.0, 2.0]), "float64[n]", tolerance=Tolerance(1e-4)) is None
