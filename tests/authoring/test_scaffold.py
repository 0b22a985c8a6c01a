"""`new`: a skeleton that lints without errors, whose to-do list is what is left."""

import pytest

from app.authoring.scaffold import new_package
from app.authoring.trial import Level
from app.authoring.verify import Request, verify
from app.errors import Conflict, Invalid
from problems.lint import Severity, lint_folder


@pytest.mark.parametrize(
    "entry",
    [
        "f(x: float64[n, d], k: int, m: bool[n] | none) -> tuple[float64[n], int]",
        "class Adam: __init__(lr: float); step(theta: float64[n]) -> float64[n]",
        "encode(s: str, w: float64[k-1]) -> list[int]; decode(ids: list[int]) -> str",
        "g(f: fn(float64[n]) -> float, x: float64[...], rng: rng) -> dict[str, float]",
    ],
)
def test_skeleton_has_no_errors_only_a_to_do_list(tmp_path, entry):
    """A new package loads and lints without errors; what is left is said as to-dos."""
    folder = new_package(tmp_path, "new-problem", entry)

    findings = lint_folder(folder)

    assert {f.severity for f in findings} == {Severity.TODO}
    assert {"statement.md", "reference.py", "hints.md", "cases.py"} <= {
        f.place.file for f in findings
    }


def test_skeletons_cases_fit_the_entry(tmp_path):
    """The example values of a new package are valid: only the reference is missing."""
    entry = "f(x: float64[n, d], k: int, s: set[str], t: tuple[int, ...]) -> float64[n]"
    folder = new_package(tmp_path, "new-problem", entry)

    (result,) = verify(Request([folder], Level.FAST))

    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert [(f.id, f.place.file) for f in errors] == [("R01", "reference.py")]
    assert "NotImplementedError" in errors[0].message


def test_new_refuses_what_it_cannot_make(tmp_path):
    """A bad slug, a bad entry and an existing folder are the user's mistakes."""
    new_package(tmp_path, "taken", "f(x: int) -> int")

    with pytest.raises(Invalid, match="not a slug"):
        new_package(tmp_path, "Not A Slug", "f(x: int) -> int")
    with pytest.raises(Invalid, match="column 6"):
        new_package(tmp_path, "one", "f(x: )")
    with pytest.raises(Conflict, match="exists already"):
        new_package(tmp_path, "taken", "f(x: int) -> int")
