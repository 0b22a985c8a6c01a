"""Freedoms that a problem grants: sign, order, names, scale; and nothing beyond."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge.checkers import check
from problems.package import Tolerance
from problems.types import Array

ROW = np.array([1.0, 2.0, 3.0])
GRID = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])

FREE = [
    ("global_sign", -GRID, GRID),
    ("global_sign", -GRID * 1j, GRID * 1j),
    ("column_sign", GRID * [1, -1, 1], GRID),
    ("row_order", GRID[::-1], GRID),
    ("row_order", ROW[::-1], ROW),
    ("row_order", GRID[::-1] + 1e-10, GRID),
    ("row_order", GRID[::-1] * 1j, GRID * 1j),
    ("column_order", GRID[:, [2, 0, 1]], GRID),
    ("scale", GRID * 7.5, GRID),
    ("label_renaming", np.array([[3, 3], [0, 1]]), np.array([[1, 1], [0, 2]])),
]


@pytest.mark.parametrize(("freedom", "answer", "expected"), FREE)
def test_a_freedom_accepts_what_it_grants(
    freedom: str, answer: np.ndarray, expected: np.ndarray
) -> None:
    """The same answer is wrong without the freedom and right with it."""
    declared = Array(expected.dtype.name, None)

    assert check(answer, expected, declared, Tolerance(1e-7)) is not None
    assert check(answer, expected, declared, Tolerance(1e-7), (freedom,)) is None


@pytest.mark.parametrize(
    ("freedom", "answer", "expected"),
    [
        ("global_sign", GRID * [1, -1, 1], GRID),
        ("column_sign", GRID * [[1], [-1]], GRID),
        ("row_order", np.array([[1.0, 6.0], [2.0, 5.0]]), np.array([[1.0, 5.0], [2.0, 6.0]])),
        ("row_order", np.array([[1.0, 2.0]] * 2), np.array([[1.0, 2.0], [3.0, 4.0]])),
        ("scale", GRID + 1, GRID),
        ("scale", GRID * 0, GRID),
        ("label_renaming", np.array([1, 1, 1, 0]), np.array([1, 1, 2, 0])),
        ("label_renaming", np.array([1, 2, 3, 0]), np.array([1, 1, 2, 0])),
        ("label_renaming", np.array([1, 1, 2, 2]), np.array([1, 1, 2, 0])),
        ("label_renaming", np.array([0, 0, 1, 2]), np.array([1, 1, 2, 0])),
    ],
)
def test_a_freedom_grants_nothing_else(
    freedom: str, answer: np.ndarray, expected: np.ndarray
) -> None:
    """Merged labels, mixed rows and other signs stay wrong."""
    declared = Array(expected.dtype.name, None)

    assert check(answer, expected, declared, None, (freedom,)) is not None


@given(
    st.sampled_from(["global_sign", "column_sign", "row_order", "column_order", "scale"]),
    hnp.arrays(np.float64, hnp.array_shapes(max_dims=2), elements=st.floats(-1e3, 1e3)),
)
def test_a_freedom_never_spoils_a_right_answer(freedom: str, expected: np.ndarray) -> None:
    """What is right without a freedom is right with it."""
    assert check(expected.copy(), expected, Array("float64", None), None, (freedom,)) is None


def test_many_labels_cost_no_square() -> None:
    """An answer of distinct labels only is compared about as fast as any other."""
    labels = np.arange(300_000)

    found = check(labels[::-1] + 1, labels + 1, Array("int64", None), None, ("label_renaming",))

    assert found is None
