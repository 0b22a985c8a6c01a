"""`visual.py`: what a package draws of inputs and answers, and what becomes of one that fails."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.cli.pictures import drawing_text
from app.web.drawings import drawing
from judge.codec import DTYPES
from judge.drawings import MOST_CELLS, NotDrawable, panels_of
from judge.report import Drawing, Verdict, to_json
from judge.run import Judge
from problems.load import load_library
from problems.package import Problem

LIBRARY = load_library().problems
ATTENTION = LIBRARY["scaled-dot-product-attention"]


def drawn_by(source: str) -> Problem:
    """The attention problem with another visual.py."""
    return replace(ATTENTION, visual_source=source, package_hash=f"sha256:{hash(source)}")


def test_samples_are_drawn(judge: Judge) -> None:
    """Each region of a grid has its label, at both connectivities, and words beside it."""
    first, ring, nothing = judge.samples(LIBRARY["count-regions"])

    assert first.drawing is not None
    edges, corners = first.drawing.panels
    assert (edges.kind, edges.of, edges.high) == ("labels", "input", 5)
    assert corners.values == ((1, 1, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0), (1, 0, 0, 2))
    assert corners.text == "Regions through corners too: 2, each in one colour."
    assert ring.drawing is not None
    assert nothing.drawing is not None


def test_a_wrong_answer_is_drawn_beside_the_expected_one(judge: Judge) -> None:
    """Input, expected, yours; what is hidden or right has no drawing."""
    wrong = next(m for m in ATTENTION.misconceptions if m.id == "uniform-for-blocked-query")

    report = judge.run(ATTENTION, wrong.source.encode())

    (case,) = (case for case in report.cases if case.visible and case.verdict != "accepted")
    assert case.drawing is not None
    assert [panel.of for panel in case.drawing.panels] == ["input", "expected", "yours"]
    assert case.drawing.panels[1].text.endswith("query 2 to none.")
    assert case.drawing.panels[2].text.endswith("query 2 most to key 0 (0.33).")
    assert all(one.drawing is None for one in report.cases if one is not case)


FAILING = {
    "raises": "def draw_answer(answer, inputs):\n    raise ValueError('no')\n",
    "does not load": "import nothing\n\n\ndef draw_answer(answer, inputs):\n    return []\n",
    "draws something else": "def draw_answer(answer, inputs):\n    return answer\n",
    "says nothing": "def draw_answer(answer, inputs):\n    return [('a', answer[0], '')]\n",
    "defines nothing": "def draw_nothing():\n    return []\n",
}


@pytest.mark.parametrize("how", FAILING)
def test_a_drawing_that_fails_is_left_out_and_reported(how: str, judge: Judge) -> None:
    """The verdict stands, the sample is there, and `verify` says what is wrong."""
    problem = drawn_by(FAILING[how])

    samples = judge.samples(problem)
    report = judge.run(problem, b"def attention(Q, K, V, mask):\n    return V, K\n")

    assert [sample.drawing for sample in samples] == [None, None, None]
    assert report.verdict is Verdict.WRONG_ANSWER
    assert all(case.drawing is None for case in report.cases)
    assert judge.drawing_faults(problem)


def test_the_pages_picture_has_words_and_numbers() -> None:
    """SVG of classes and attributes with a name, the author's words, a table behind it."""
    panels = [
        *panels_of("input", [("grid", np.arange(100).reshape(10, 10) % 3, "Three <kinds>.")]),
        *panels_of("yours", [("map", np.array([[0.25, np.nan, np.inf]]), "A row.")]),
        *panels_of("yours", [("photo", np.zeros((4, 4, 3), np.uint8), "All black.")]),
    ]
    stored = to_json(Drawing(tuple(panels)))

    html = str(drawing(stored))

    assert "style" not in html
    assert html.count('role="img" aria-label="') == 3
    assert html.count("<table>") == 2
    assert "Three &lt;kinds&gt;." in html
    assert len(re.findall("<text", html)) == 66 + 3
    assert "yours, photo: All black." in drawing_text(stored)


arrays = st.sampled_from(list(DTYPES)).flatmap(
    lambda dtype: hnp.arrays(
        dtype, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=40)
    )
)
words = st.text(max_size=5)
panel = st.tuples(words, arrays, words)
anything = st.lists(panel, max_size=3) | panel | st.lists(st.none() | words | st.tuples(words))


@settings(max_examples=120, deadline=None)
@given(anything)
def test_whatever_is_drawn_is_checked(said: Any) -> None:
    """What comes back from the lane is drawn within bounds, or refused with a reason."""
    try:
        panels = panels_of("yours", said)
    except NotDrawable:
        return

    for panel in panels:
        assert len(panel.values) <= MOST_CELLS
        assert all(len(row) <= MOST_CELLS for row in panel.values)
    assert str(drawing(to_json(Drawing(tuple(panels))))).startswith("<figure")
