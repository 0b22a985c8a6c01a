"""The search for an input that tells a file from the reference, and writing it as a case."""

import ast

import numpy as np
import pytest

from app.authoring.adopting import adopt
from app.authoring.literals import source_of
from app.authoring.stress import search
from app.authoring.trial import Level, Trial
from app.authoring.verify import Request, verify
from app.errors import Conflict
from judge.run import Judge
from problems.load import load_folder
from tests.problems.conftest import FILES

REFERENCE = FILES["reference.py"]
WHY = "tells a power of 0 apart"


@pytest.fixture(scope="module")
def judge():
    with Judge(1) as started:
        yield started


def test_a_difference_is_found_and_made_small(folder, judge):
    """A mistake that no case catches is found near the cases, in few and plain numbers."""
    problem = load_folder(folder())
    mistaken = REFERENCE.replace("return x", "if power == 1 and len(x) > 1: return x\n    return x")

    found = search(Trial(judge, problem), mistaken, seconds=20)

    assert found is not None
    assert found.raw["power"] == 1
    assert found.raw["x"].shape[0] == 2
    assert found.raw["x"].size <= 2
    assert found.case.expected != ()


def test_nothing_is_found_where_nothing_differs(folder, judge):
    """Two ways to compute the same are told so after the time given."""
    problem = load_folder(folder())

    assert search(Trial(judge, problem), FILES["solutions/loop.py"], seconds=1.5) is None


def test_what_was_found_becomes_an_edge_case(folder, judge):
    """The package stays valid, and the case is there on the next verification."""
    package = folder()
    before = len(Trial(judge, load_folder(package)).case_set.cases)
    raw = {"x": np.zeros((2, 0)), "factors": np.array([1.5, 0.1]), "power": 0}

    added = adopt(package, raw, WHY)

    (result,) = verify(Request([package], Level.FAST))
    assert result.is_publishable, result.findings
    assert len(result.trial.groups) == before + 1
    assert WHY in added
    assert "[1.5, 0.1]" in added


def test_without_edges_there_is_no_place_to_write(folder):
    """The author is told, and nothing is changed."""
    package = folder({"cases.py": FILES["cases.py"].replace("def edges", "def _edges")})
    text = (package / "cases.py").read_text()

    with pytest.raises(Conflict, match="no edges"):
        adopt(package, {"x": [[1.0]]}, WHY)

    assert (package / "cases.py").read_text() == text


@pytest.mark.parametrize(
    "value",
    [
        *(1, 2.5, True, None, "text", b"bytes", [1, [2.0]], (1,), (1, "a"), set(), {3, 4}),
        *({"a": [1.0]}, float("inf"), np.arange(6, dtype=np.uint8).reshape(2, 3)),
        *(np.zeros((0, 7), np.uint8), np.array([[True, False]]), np.float32(0.1)),
    ],
)
def test_source_makes_the_value_again(value):
    """What is written into a file evaluates to what was found, dtype and shape included."""
    again = eval(source_of(value), {"np": np, "float": float})

    assert ast.parse(source_of(value), mode="eval")
    if isinstance(value, np.ndarray):
        assert again.dtype == value.dtype
        assert again.shape == value.shape
        assert np.array_equal(again, value)
    else:
        assert again == value
