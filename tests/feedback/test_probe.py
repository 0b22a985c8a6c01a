"""What an answer is right up to: found where it is true, and nowhere else."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from judge.codec import DTYPES
from judge.feedback.probe import observe
from tests.feedback.builders import judged, matrices

SHAPES = (3, 4), (5, 3), (4, 4)
CUBES = (2, 3, 4), (3, 2, 5)
IMAGES = (4, 5, 3), (6, 4, 3)
LINES = (5,), (8,)
Change = Callable[[np.ndarray], Any]

CLAIMS: list[tuple[str, tuple[tuple[int, ...], ...], Change, str]] = [
    ("transpose", SHAPES, lambda e: e.T, "the expected one transposed"),
    ("axis-swap", CUBES, lambda e: e.swapaxes(0, 2), "the expected one with axes 0 and 2 swapped"),
    ("axis-swap", CUBES, lambda e: e.transpose(1, 2, 0),
     "the expected one with its axes in the order (1, 2, 0)"),
    ("flip", LINES, lambda e: e[::-1], "the expected one in reverse order"),
    ("flip", SHAPES, lambda e: e[::-1], "the expected one turned upside down"),
    ("flip", SHAPES, lambda e: e[:, ::-1], "the expected one mirrored left to right"),
    ("flip", SHAPES, lambda e: e[::-1, ::-1], "the expected one rotated by 180°"),
    ("flip", CUBES, lambda e: e[:, ::-1], "the expected one reversed along axis 1"),
    ("rotation", SHAPES, np.rot90, "the expected one rotated by 90° anticlockwise"),
    ("channel-order", IMAGES, lambda e: e[:, :, ::-1],
     "the expected one with its channels in reverse order: RGB and BGR are exchanged"),
    ("fill-order", SHAPES, lambda e: e.reshape(-1).reshape(e.shape, order="F"),
     "made of the expected values, filled in column by column instead of row by row"),
    ("shift", LINES, lambda e: np.roll(e, 1),
     "the expected one shifted by one: each entry stands one place too late"),
    ("shift", SHAPES, lambda e: np.vstack([e[1:], e[:1] * 0]),
     "the expected one shifted by one row: each entry stands one place too early"),
    ("missing-end", LINES, lambda e: e[:-1], "the expected one without its last element"),
    ("extra-end", SHAPES, lambda e: np.vstack([e[:1], e]),
     "the expected one with an additional first row"),
    ("row-order", SHAPES, lambda e: e[np.r_[1 : len(e), 0][::-1]],
     "made of the expected rows in another order"),
    ("column-order", SHAPES, lambda e: np.roll(e, 2, axis=1),
     "made of the expected columns in another order"),
    ("order", LINES, np.sort, "made of the expected values in another order"),
    ("sign", SHAPES, lambda e: -e, "the expected one with the opposite sign"),
    ("factor", SHAPES, lambda e: 2 * e, "the expected one times 2"),
    ("factor", SHAPES, lambda e: -e / 255, "the expected one times −1/255: the range 0 to 1 "
     "where 8-bit pixels are due"),
    ("factor", SHAPES, np.degrees, "the expected one times 180/π: degrees where radians are due"),
    ("factor", SHAPES, lambda e: 0.37 * e, "the expected one times 0.37"),
    ("offset", SHAPES, lambda e: e - 1, "the expected one minus 1"),
    ("complement", SHAPES, lambda e: 1 - e, "1 minus the expected one"),
    ("square", SHAPES, np.square, "the square of the expected one"),
    ("exponential", SHAPES, np.exp, "the exponential of the expected one"),
    ("magnitude", SHAPES, np.abs, "the expected one without its signs"),
    ("clipping", SHAPES, lambda e: e.clip(0), "the expected one with negative values set to 0"),
    ("cumulative", LINES, np.cumsum, "the running sum of the expected one"),
    ("cumulative", SHAPES, lambda e: e.cumsum(axis=0),
     "the running sum of the expected one along the columns"),
    ("differences", LINES, lambda e: np.diff(e, prepend=0),
     "made of the differences of the expected one: it is not summed up"),
    ("zeros", SHAPES, np.zeros_like, "zero everywhere"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "shapes", "change", "words"), CLAIMS)
def test_each_relation_is_found(
    name: str, shapes: tuple[tuple[int, ...], ...], change: Change, words: str
) -> None:
    """The relation is named, in words and by its id, and counts the cases that show it."""
    expected = matrices(*shapes, *shapes)

    found = observe(*judged(expected, [change(e) for e in expected]))

    assert found is not None
    assert (found.id, found.message) == (name, f"Your result is {words}.")
    assert found.cases == len(expected)


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (lambda n, d: np.sqrt(d), "√d"),
        (lambda n, d: 1 / d, "1/d"),
        (lambda n, d: n / (n - 1), "n/(n − 1)"),
        (lambda n, d: np.sqrt((n - 1) / n), "√((n − 1)/n)"),
        (lambda n, d: 1 / (2 * n), "1/(2·n)"),
    ],
)
def test_a_factor_that_follows_the_input_is_named(factor: Any, words: str) -> None:
    """A factor of another size in each case is recognised as a formula of the lengths."""
    inputs = matrices((5, 3), (7, 6), (6, 11))
    expected = [x.sum(axis=1) for x in inputs]
    answers = [e * factor(*x.shape) for e, x in zip(expected, inputs, strict=True)]

    found = observe(
        *judged(
            expected,
            answers,
            entry="f(x: float64[n, d]) -> float64[n]",
            inputs=[{"x": x} for x in inputs],
        )
    )

    assert found is not None
    assert found.message == f"Your result is the expected one times {words}."


def test_arguments_are_recognised() -> None:
    """An argument that was added, multiplied or returned is named."""
    inputs = [{"x": x, "lr": 0.1 + n} for n, x in enumerate(matrices((3, 3), (4, 2), (2, 5)))]
    expected = [np.tanh(given["x"]) for given in inputs]
    entry = "f(x: float64[n, d], lr: float) -> float64[n, d]"

    def said(answer: Callable[[np.ndarray, Any], Any]) -> str | None:
        answers = [answer(e, given) for e, given in zip(expected, inputs, strict=True)]
        found = observe(*judged(expected, answers, entry=entry, inputs=inputs))
        return found.message if found else None

    assert said(lambda e, i: e * i["lr"]) == "Your result is the expected one times lr."
    assert said(lambda e, i: e + i["lr"]) == "Your result is the expected one plus lr."
    assert said(lambda e, i: i["x"]) == "Your result is the argument x as it was given."


def softmax(scores: np.ndarray, axis: int) -> np.ndarray:
    """Plain softmax."""
    exponentials = np.exp(scores)
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


def test_the_other_axis_is_named() -> None:
    """A softmax or a standardisation over the wrong axis shows by what adds up."""
    scores = matrices((3, 4), (5, 3), (4, 6))

    sums = observe(*judged([softmax(s, 1) for s in scores], [softmax(s, 0) for s in scores]))

    assert sums is not None
    assert sums.message == (
        "Your result is normalised over the other axis: each column sums to 1, in the expected "
        "one each row."
    )


def test_results_in_the_wrong_order_are_put_right() -> None:
    """Two results that were exchanged."""
    pairs = [(m, m.sum(axis=0)) for m in matrices((3, 4), (5, 2))]
    entry = "f(x: float64[...]) -> tuple[float64[n, d], float64[d]]"

    found = observe(*judged(pairs, [(b, a) for a, b in pairs], entry=entry))

    assert found is not None
    assert found.message == (
        "Your results stand in the wrong order: (result[1], result[0]) is due."
    )


def test_a_part_of_several_results_is_meant() -> None:
    """Only the part that is wrong is spoken of."""
    pairs = [(m, m.sum(axis=0)) for m in matrices((3, 4), (5, 4))]
    entry = "f(x: float64[...]) -> tuple[float64[n, d], float64[d]]"

    found = observe(*judged(pairs, [(a, -b) for a, b in pairs], entry=entry))

    assert found is not None
    assert found.message == "Your result[1] is the expected one with the opposite sign."


def test_single_numbers_need_three_that_agree() -> None:
    """Two numbers have many relations; three of one kind have one."""
    entry = "f(x: float64[...]) -> float"

    two = observe(*judged([0.3, 0.7], [30.0, 70.0], entry=entry))
    three = observe(*judged([0.3, 0.7, 0.2], [30.0, 70.0, 20.0], entry=entry))

    assert two is None
    assert three is not None
    assert three.message.startswith("Your result is the expected one times 100: a percentage")


def test_one_case_that_disagrees_is_enough() -> None:
    """Neither a failing nor an accepted case may contradict what is said."""
    expected = matrices((3, 4), (5, 3), (4, 4))
    transposed = [e.T for e in expected]

    failing = observe(*judged(expected, [*transposed[:2], transposed[2] + 1]))
    accepted = observe(*judged(expected, [*transposed[:2], expected[2]]))

    assert failing is None
    assert accepted is None


def test_one_generic_case_is_not_enough() -> None:
    """A second case that any relation fits proves nothing."""
    expected = [*matrices((3, 4)), np.ones((2, 2))]

    found = observe(*judged(expected, [2 * e for e in expected]))

    assert found is None


def test_hidden_cases_alone_say_nothing() -> None:
    """What shows on hidden cases only stays there: its numbers may not be told."""
    expected = matrices((3, 4), (5, 3), (4, 4))

    found = observe(*judged(expected, [expected[0], *(2.5 * e for e in expected[1:])], hidden=2))

    assert found is None


def test_numbers_come_from_visible_cases() -> None:
    """A hidden case can only confirm or refuse what a visible one suggests."""
    expected = matrices((3, 4), (5, 3))

    confirmed = observe(*judged(expected, [0.37 * e for e in expected], hidden=1))
    refused = observe(*judged(expected, [0.37 * expected[0], 0.38 * expected[1]], hidden=1))

    assert confirmed is not None
    assert confirmed.message == "Your result is the expected one times 0.37."
    assert refused is None


def test_large_answers_are_sampled_and_confirmed() -> None:
    """One wrong pixel that no sample meets still refuses a claim."""
    expected = matrices((500, 300), (400, 500))
    spoiled = [2 * e for e in expected]
    spoiled[0][123, 45] += 1

    assert observe(*judged(expected, [2 * e for e in expected])) is not None
    assert observe(*judged(expected, spoiled)) is None


def test_noise_has_no_relation() -> None:
    """Unrelated answers are only wrong."""
    expected = matrices((3, 4), (5, 3), (4, 4))
    noise = matrices((9, 9), (3, 4), (5, 3), (4, 4))[1:]

    assert observe(*judged(expected, noise)) is None


anything = st.sampled_from(list(DTYPES)).flatmap(
    lambda dtype: hnp.arrays(
        dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(anything, anything), min_size=1, max_size=3))
def test_nothing_raises(pairs: list[tuple[np.ndarray, np.ndarray]]) -> None:
    """Answers of every dtype and shape, with NaN and infinities, empty ones too."""
    observe(*judged([due for _, due in pairs], [got for got, _ in pairs]))


@settings(max_examples=150, deadline=None)
@given(anything, anything)
def test_nothing_raises_for_one_shape(got: np.ndarray, due: np.ndarray) -> None:
    """Where shapes agree the numbers themselves are looked at."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = np.resize(got, due.shape).astype(due.dtype)

    observe(*judged([due, due], [answer, answer]))
