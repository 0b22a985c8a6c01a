"""Verification at level fast: everything a package brings is run in the sandbox."""

from pathlib import Path

import pytest

from app.authoring.library import library_folders
from app.authoring.scaffold import new_package
from app.authoring.verify import CHECKS, Level, Verification, parse_ids, verify
from app.errors import Conflict, Invalid
from problems.lint import Severity, lint_folder
from tests.problems.conftest import CASES, FILES, TOML

SOLUTION = FILES["solutions/loop.py"]
REFERENCE = FILES["reference.py"]


@pytest.fixture
def folder(package, tmp_path):
    """Writes the package, with changes, into a folder of its own."""

    def write(changes=None, name="scale-rows") -> Path:
        target = tmp_path / "test" / "rows" / name
        for file, content in package(changes).items():
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            (target / file).write_bytes(content)
        return target

    return write


def blocking(result: Verification) -> list[tuple[str, str]]:
    return [(f.id, f.place.file) for f in result.findings if f.severity.is_blocking]


def test_library_is_publishable():
    """Every problem of the library passes every check, and each mistake is caught twice."""
    results = verify(list(library_folders()), Level.FAST)

    assert [(r.slug, blocking(r)) for r in results if not r.is_publishable] == []
    for result in results:
        assert result.kills
        assert all(sum(row.by_group.values()) >= 2 for row in result.kills)


FAULTS = {
    "accepted mistake": (
        {"wrong/divides.py": f'"""It is right."""\n{REFERENCE}'},
        ("W01", "wrong/divides.py"),
    ),
    "caught once": (
        {
            "wrong/divides.py": '"""One."""\n# expect: wrong_answer in sample\n'
            + REFERENCE.replace("[:, None]", "[:, None] - 1")
        },
        ("W03", "wrong/divides.py"),
    ),
    "two alike": (
        {"wrong/again.py": FILES["wrong/divides.py"].replace("You", "Maybe you")},
        ("W05", "wrong/divides.py"),
    ),
    "wrong solution among the right": (
        {"solutions/loop.py": SOLUTION.replace("** power", "* power")},
        ("R03", "solutions/loop.py"),
    ),
    "reference changes its input": (
        {"reference.py": REFERENCE.replace("return x *", "x[...] = 0 * x\n    return x *")},
        ("R02", "reference.py"),
    ),
    "reference fails": (
        {"reference.py": REFERENCE.replace("return x", "return undefined")},
        ("R01", "reference.py"),
    ),
    "case outside its bounds": (
        {"cases.py": CASES.replace('"power": 2', '"power": 4')},
        ("I01", "cases.py"),
    ),
    "bound never reached": (
        {"problem.toml": TOML.replace('"0..8"', '"0..9"')},
        ("I03", "cases.py"),
    ),
    "seed unused": (
        {
            "cases.py": CASES.replace(
                "rng.uniform(-1, 1, (2, 2))", "[[1.0, 2.0], [3.0, 4.0]]"
            ).replace("rng.uniform(1, 2, 2)", "[2.0, 3.0]")
        },
        ("I06", "cases.py"),
    ),
    "not deterministic": (
        {
            "cases.py": CASES.replace(
                "rng.uniform(1, 2, 2)", "[1.0 + np.random.default_rng().random(), 2.0]"
            )
        },
        ("I05", "cases.py"),
    ),
    "hand-given value is wrong": (
        {"cases.py": CASES.replace('tripled."', 'tripled.", [[3.0, 5.0]]')},
        ("S04", "cases.py"),
    ),
    "zeros pass": (
        {"cases.py": CASES.replace("rng.uniform(-1, 1, (2, 2))", "0 * rng.uniform(size=(2, 2))")},
        ("M05", "cases.py"),
    ),
}


def test_complete_package_is_clean(folder):
    """The package that the faults below are put into passes everything."""
    (result,) = verify([folder()], Level.FAST)

    assert blocking(result) == []
    assert result.case_counts == {"sample": 1, "edges": 2, "hidden": 2}


def test_each_fault_is_found(folder):
    """Each fault gives its finding, and is never a crash or a fault of the machine."""
    folders = [folder(changes, f"fault-{n}") for n, (changes, _) in enumerate(FAULTS.values())]

    results = verify(folders, Level.FAST)

    for (fault, (_, expected)), result in zip(FAULTS.items(), results, strict=True):
        assert expected in blocking(result), fault


def test_only_the_named_checks_count(folder):
    """`only` leaves other findings out; an unknown id is refused with a suggestion."""
    changes, _ = FAULTS["two alike"]
    package = folder(changes)

    (result,) = verify([package], Level.FAST, parse_ids("s01, r03"))

    assert result.is_publishable
    with pytest.raises(Invalid, match="no check"):
        parse_ids("S99")


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

    (result,) = verify([folder], Level.FAST)

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


def test_ids_are_unique():
    """No two checks of any level share an id."""
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))
