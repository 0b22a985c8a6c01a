"""Pictures of wrong answers: small, true, and readable without eyes or colours."""

import json
import re
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.cli.pictures import picture_text
from app.languages import ENGLISH, Language
from app.pictures import furthest_cells
from app.web.pictures import picture
from judge.codec import DTYPES
from judge.feedback.pictures import draw
from judge.report import Picture, to_json
from tests.feedback.builders import judged, matrices

LANGUAGE = Language(ENGLISH)


def drawn(expected: Any, answer: Any, **fields: Any) -> Picture | None:
    """The picture of one wrong answer."""
    problem, (case,), (outcome,), (finding,) = judged([expected], [answer], **fields)
    return draw(problem, case, outcome, finding)


def as_json(found: Picture | None) -> dict[str, Any]:
    """As it is stored and served."""
    assert found is not None
    stored: dict[str, Any] = json.loads(json.dumps(to_json(found), allow_nan=False))
    return stored


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 200), st.integers(2, 200), st.randoms(use_true_random=False))
def test_one_wrong_pixel_stays_visible(rows: int, columns: int, chance: Any) -> None:
    """However large the image, the cell that holds the pixel shows its error and its value."""
    image = np.zeros((rows, columns))
    at = chance.randrange(rows), chance.randrange(columns)
    image[at] = 1.0

    found = drawn(np.zeros((rows, columns)), image)

    assert found is not None
    expected, yours, difference = (np.array(panel.values) for panel in found.panels)
    cell = at[0] // found.block[0], at[1] // found.block[1]
    assert difference.shape[0] <= 32
    assert difference.shape[1] <= 32
    assert found.worst == cell
    assert (expected[cell], yours[cell], difference[cell]) == (0, 1, 1)
    assert difference.sum() == 1


def test_a_line_for_one_axis() -> None:
    """Long lines are thinned out, each block by its furthest element."""
    due = np.sin(np.arange(1000.0))
    answer = due.copy()
    answer[777] = 9.0

    found = drawn(due, answer)

    assert found is not None
    assert (found.kind, found.shape, found.block) == ("lines", (1000,), (8,))
    assert found.panels[1].values[0][777 // 8] == 9.0
    assert found.panels[0].high == found.panels[1].high == 9.0


def test_the_slice_with_the_furthest_element_is_shown() -> None:
    """Of many axes the last two, where it is worst."""
    (due,) = matrices((2, 3, 4, 5))
    answer = due.copy()
    answer[1, 2, 3, 4] += 1

    found = drawn(due, answer)

    assert found is not None
    assert (found.kind, found.part, found.shape) == ("heatmap", "result[1, 2, :, :]", (4, 5))
    assert found.worst == (3, 4)


def test_images_stand_beside_their_input() -> None:
    """Input, expected, yours, difference, for pixels and for colours."""
    rng = np.random.default_rng(0)
    grey = rng.integers(0, 256, (40, 50)).astype(np.uint8)
    colour = rng.integers(0, 256, (40, 50, 3)).astype(np.uint8)
    entry = "f(x: uint8[...]) -> uint8[...]"

    plain = drawn(grey, 255 - grey, entry=entry, inputs=[{"x": grey}])
    coloured = drawn(colour, colour[:, :, ::-1], entry=entry)

    assert plain is not None
    assert coloured is not None
    assert [panel.name for panel in plain.panels] == ["input x", "expected", "yours", "difference"]
    assert plain.kind == coloured.kind == "images"
    assert re.fullmatch("#[0-9a-f]{6}", str(coloured.panels[0].values[0][0]))
    assert coloured.panels[2].high <= 255


def test_shapes_that_differ_have_no_picture() -> None:
    """Nothing is drawn where there is nothing to lay side by side, or next to nothing."""
    assert drawn(np.ones((3, 4)), np.ones((4, 3))) is None
    assert drawn(np.ones(2), np.zeros(2)) is None
    assert drawn(1.0, 2.0, entry="f(x: float64[...]) -> float") is None


PICTURES = {
    "heatmap": (np.eye(40), np.eye(40)[::-1]),
    "line": (np.arange(30.0), np.arange(30.0)[::-1]),
    "images": (
        np.zeros((9, 9, 3), np.uint8),
        np.full((9, 9, 3), 7, np.uint8),
    ),
    "not finite": (np.ones((3, 3)), np.array([[np.nan, np.inf, 1.0]] * 3)),
    "nothing but infinities": (np.ones((3, 3)), np.full((3, 3), -np.inf)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pages_draw_without_styles(name: str) -> None:
    """SVG of classes and attributes with a name for each, and a table of numbers behind it."""
    stored = as_json(drawn(*PICTURES[name]))

    html = str(picture(LANGUAGE, stored))

    assert "style" not in html
    assert "<script" not in html
    assert html.count("<svg") == html.count('role="img"') + html.count('aria-hidden="true"')
    assert html.count("aria-label") == html.count('role="img"') >= 1
    assert len(re.findall('<tr><th scope="row">', html)) == len(furthest_cells(stored)) > 0
    assert len(html) < 80_000


def test_no_picture_is_an_empty_text() -> None:
    """Reports of before have none."""
    assert str(picture(LANGUAGE, None)) == ""


def test_a_terminal_shows_shades_and_numbers() -> None:
    """Blank where it is right, dark where it is furthest."""
    due = np.zeros((3, 4))
    answer = due.copy()
    answer[1, 2], answer[2, 0] = 1.0, 0.5

    text = picture_text(as_json(drawn(due, answer)))

    assert text.splitlines() == [
        "result, 3 × 4 elements: blank is right, @ is off by 1",
        "|    |",
        "|  @ |",
        "|+   |",
        "[1, 2] is 1, expected 0",
        "[2, 0] is 0.5, expected 0",
    ]


def test_equal_infinities_are_right() -> None:
    """Where -inf is due and answered nothing is marked, also beside a missing one."""
    due = np.array([[-np.inf, 0.0], [2.0, -np.inf]])

    text = picture_text(as_json(drawn(due, np.array([[-np.inf, 0.0], [2.0, 7.0]]))))

    assert text.splitlines() == [
        "result, 2 × 2 elements: blank is right, ! is no finite number",
        "|  |",
        "| !|",
        "[1, 1] is 7, expected -inf",
    ]


def test_a_terminal_shows_lines_as_bars() -> None:
    """Expected above, the answer below, on one scale."""
    text = picture_text(as_json(drawn(np.array([0.0, 1.0, 2.0, 7.0]), np.array([7.0, 1, 2, 7]))))

    assert text.splitlines()[1:3] == ["expected  ▁▂▃█", "   yours  █▂▃█"]


anything = st.sampled_from(list(DTYPES)).flatmap(
    lambda dtype: hnp.arrays(
        dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
    )
)


@settings(max_examples=150, deadline=None)
@given(anything, anything)
@example(got=np.array(False), due=np.full((2, 2), 1.7e307j))
@example(got=np.array(1.7e308), due=np.array([-1.7e308, 1.7e308, 5e-324]))
def test_whatever_is_answered_can_be_drawn(got: np.ndarray, due: np.ndarray) -> None:
    """Every dtype and shape, NaN and infinities too, on the page and in the terminal."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = np.resize(got, due.shape).astype(due.dtype)

    found = drawn(due, answer)

    if found is not None:
        stored = as_json(found)
        assert str(picture(LANGUAGE, stored)).startswith("<figure")
        assert picture_text(stored).startswith("result")
