"""Properties and freedoms: what holds is accepted, what fails says how."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge.checkers import check, check_call
from judge.checkers.properties import arrays, relations
from judge.codec import DTYPES
from judge.report import Reason
from problems.package import Checker, Property, Tolerance
from problems.rules import PROPERTIES
from problems.types import parse_type
from tests.feedback.builders import problem_of

A = np.array([[3.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
U, S, VT = np.linalg.svd(A, full_matrices=False)
TURNED = np.array([[0.6, -0.8], [0.8, 0.6]])

FAILURES: list[tuple[Property, Any, Any, str]] = [
    # property · right answer · wrong answer · what a learner reads
    (Property("rows_sum_to", value=1.0), [[0.25, 0.75]], [[0.5, 0.5], [0.25, 0.62]],
     "Row 1 of result sums to 0.87; 1 is due."),
    (Property("rows_sum_to", value=1.0), [[0.25, 0.75]], [[0.5, 0.6], [1, 1], [2, 2]],
     "Row 0 of result sums to 1.1; 1 is due, and so do 2 more."),
    (Property("columns_sum_to", value=0.0), [[1.0], [-1.0]], [[1.0, 2.0], [-1.0, 3.0]],
     "Column 1 of result sums to 5; 0 is due."),
    (Property("nonnegative"), [[0.0, 1.0]], [[0.0, -0.25]],
     "result[0, 1] is -0.25; no entry may be negative."),
    (Property("increasing"), [1.0, 1.0, 2.0], [1.0, 3.0, 2.5],
     "result[2] is 2.5 after result[1] = 3; the entries may never decrease."),
    (Property("decreasing"), [3.0, 3.0, -np.inf], [[3.0, 1.0], [1.0, 1.5]],
     "result[1, 1] is 1.5 after result[1, 0] = 1; the entries may never increase."),
    (Property("orthonormal_columns"), TURNED, 2 * TURNED,
     "Column 0 of result has length 2; 1 is due."),
    (Property("orthonormal_rows"), TURNED, [[1.0, 0.0], [0.6, 0.8]],
     "Rows 0 and 1 of result are not perpendicular: their inner product is 0.6; 0 is due."),
    (Property("orthonormal_columns"), TURNED, [1.0, 0.0], "result has 1 axes; a matrix is due."),
    (Property("keeps_sum", equals="A"), [4.0], [3.5],
     "The entries of result add up to 3.5, those of A to 4."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "right", "wrong", "sentence"), FAILURES)
def test_each_property_says_how_it_failed(
    one: Property, right: Any, wrong: Any, sentence: str
) -> None:
    """None where it holds; else the place, the number and what is due."""
    holds = arrays.HOLDS[one.name]

    assert holds(one, {"A": A}, np.array(right)) is None
    assert holds(one, {"A": A}, np.array(wrong)) == sentence


def test_a_product_gives_the_argument_back() -> None:
    """Factors may be parts of the answer, diagonals and transposes."""
    one = Property(
        "reconstructs",
        factors=("result[0]", "diag(result[1])", "result[2].T"),
        equals="A",
    )
    holds = arrays.HOLDS["reconstructs"]

    assert holds(one, {"A": A}, (U, S, VT.T)) is None
    said = holds(one, {"A": A}, (U, S + np.eye(2)[0], VT.T))
    assert said == (
        "result[0] · diag(result[1]) · result[2].T does not give A back: "
        "result[0] · diag(result[1]) · result[2].T at [0, 0] is 4; 3 is due."
    )
    clash = holds(one, {"A": A}, (U, S, VT[:1].T))
    assert clash is not None
    assert "result[0] · diag(result[1]) · result[2].T" in clash


def test_a_problem_may_judge_by_properties_alone() -> None:
    """Other values of the right form pass; NaN, shapes and kinds are still looked at."""
    checker = Checker(compares_values=False, properties=(Property("rows_sum_to", value=1.0),))
    problem = problem_of("f(n: int) -> float64[n, m]", checker=checker)
    due = np.full((2, 2), 0.5)

    def reason(answer: Any) -> tuple[Reason, str | None] | None:
        found = check_call(problem, "f", {"n": 2}, answer, due)
        return (found.reason, found.property) if found else None

    assert reason(np.array([[0.1, 0.9], [1.0, 0.0]])) is None
    assert reason(np.array([[0.1, 0.8], [1.0, 0.0]])) == (Reason.PROPERTY, "rows_sum_to")
    assert reason(np.array([[np.nan, 0.8], [1.0, 0.0]])) == (Reason.NAN, None)
    assert reason(np.ones((2, 1))) == (Reason.SHAPE, None)
    assert reason(None) == (Reason.NOTHING, None)


def test_every_property_can_be_checked() -> None:
    """What problem.toml may name is what the judge knows."""
    assert set(PROPERTIES) == set(arrays.HOLDS) | relations.NAMES


anything = st.sampled_from(list(DTYPES)).flatmap(
    lambda dtype: hnp.arrays(
        dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
    )
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(arrays.HOLDS)),
    st.one_of(anything, st.lists(anything, max_size=3), st.none(), st.text(max_size=3)),
)
def test_no_answer_makes_a_property_raise(name: str, answer: Any) -> None:
    """Answers of any form; a property without its part fails in words."""
    one = Property(name, value=1.0, equals="A", factors=("result[0]", "diag(result[1])"))

    with np.errstate(all="ignore"):
        said = arrays.HOLDS[name](one, {"A": A}, answer)

    assert said is None or len(said) < 500


FREEDOMS = [
    ("column_sign", A * [-1, 1], A + np.array([[0, 0.5], [0, 0], [0, 0]]),
     "1 of 6 elements is off: result[0, 1] is 0.5 where 0 is due. The sign of each column is "
     "free; this is the difference that is left."),
    ("label_renaming", np.array([[2, 2], [0, 1]]), np.array([[1, 1], [0, 1]]),
     "1 of 4 elements is off: result[1, 1] is 1 where 2 is due. Your label 1 covers two regions."),
    ("label_renaming", np.array([[2, 2], [0, 1]]), np.array([[1, 3], [0, 2]]),
     "1 of 4 elements is off: result[0, 1] is 3 where 1 is due. "
     "One region has the labels 1 and 3."),
    ("tied_row_order", np.array([[2.0, 9.0], [1.0, 9.0], [5.0, 3.0]]),
     np.array([[5.0, 3.0], [1.0, 9.0], [2.0, 9.0]]),
     "4 of 6 elements are off; the furthest is result[1, 1]: 3 where 9 is due. "
     "Wrong: all of rows 1 and 2. The order of rows with equal last entries is free; "
     "this is the difference that is left."),
]  # fmt: skip
DUE = {
    "column_sign": A,
    "label_renaming": np.array([[1, 1], [0, 2]]),
    "tied_row_order": np.array([[1.0, 9.0], [2.0, 9.0], [5.0, 3.0]]),
}


@pytest.mark.parametrize(("freedom", "right", "wrong", "sentence"), FREEDOMS)
def test_each_freedom_says_what_was_free(
    freedom: str, right: np.ndarray, wrong: np.ndarray, sentence: str
) -> None:
    """What it grants is accepted; the sentence tells the difference that is left."""
    declared = parse_type("float64[n, d]")
    tolerance = Tolerance(1e-7)

    assert check(right, DUE[freedom], declared, tolerance, (freedom,)) is None
    found = check(wrong, DUE[freedom], declared, tolerance, (freedom,))
    assert found is not None
    assert (
        found.message.replace(
            " The naming of the labels is free; this is the difference that is left.", ""
        )
        == sentence
    )


def test_rows_pair_by_distance() -> None:
    """Noise that sorts rows differently does not tear pairs apart."""
    rows = np.array([[1.0, 5.0], [1.0 + 4e-7, 2.0], [1.0, 3.0]])
    noisy = rows[[2, 0, 1]] + [[3e-8, 0], [-3e-8, 0], [2e-8, 0]]

    found = check(noisy, rows, parse_type("float64[n, d]"), Tolerance(1e-6), ("row_order",))

    assert found is None
