"""Lint: one fault at a time in a package that is otherwise clean."""

import pytest

from problems.lint import CHECKS, Finding, Severity, lint, lint_folder
from problems.load import LIBRARY_ROOT, chapter_folders, problem_folders

NAMES = {"slug": "scale-rows", "collection": "test", "chapter": "rows"}


def findings(files: dict[str, bytes], **more: object) -> list[Finding]:
    return lint(files, **NAMES, **more)


def test_complete_package_is_clean(package):
    """The package that all other tests change has no finding at all."""
    assert findings(package()) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("problem.toml", "tags", "tgas", "L02 problem.toml:3"),
        ("problem.toml", '["broadcasting"]', '["a", "a"]', "L14 problem.toml:1"),
        ("problem.toml", "https:", "http:", "L10 problem.toml:20"),
        ("problem.toml", 'gen = "normal"', 'gen = "norml"', "L09 problem.toml:16"),
        ("problem.toml", "count = 2", "size = 2", "L09 cases.py:16"),
        ("statement.md", "{{signature}}", "", "S06 statement.md"),
        ("statement.md", "{{example:1}}", "{{example:2}}", "S02 statement.md:11"),
        ("statement.md", "{{example:1}}", "See {{example:1}}", "S02 statement.md:11"),
        ("statement.md", "{{constraint:n}}", "{{constraint:q}}", "S02 statement.md:9"),
        ("statement.md", "{{constraint:n}}", "{{epsilon}}", "S02 statement.md:9"),
        ("statement.md", "{{constraint:n}}", "1 ≤ n ≤ 4, {{constraint:n}}", "S03 statement.md:9"),
        ("statement.md", "f_i^p", "\\foo f", "S01 statement.md:7"),
        ("statement.md", "Scale each", "<b>Scale</b> each", "S12 statement.md:1"),
        ("statement.md", "Scale each", "![](assets/a.png) Scale each", "S12 statement.md:1"),
        ("statement.md", "Scale each", "(to write: a motivation) Scale", "L12 statement.md:1"),
        ("statement.md", "Scale each row.\n", "Scale each row.\r\n", "L06 statement.md:1"),
        ("hints.md", "Broadcast.\n", "Broadcast.", "L06 hints.md:11"),
        ("hints.md", "\n## 3\n\nBroadcast.\n", "", "L16 hints.md"),
        ("editorial.md", "{{solution:loop}}", "{{solution:lop}}", "S02 editorial.md:3"),
        ("editorial.md", "does it.", "does it.\n\n```python\nx = 1\n```", "S10 editorial.md:3"),
        ("cases.py", "def normal(rng)", "def normal(seed)", "L09 cases.py:16"),
        ("cases.py", "def edges", "def corners", "L09 cases.py"),
        ("cases.py", "rng.uniform(1, 2, 2)", "np.random.rand(2)", "L11 cases.py:18"),
        ("cases.py", '"""Cases of ordinary size."""', "import os", "L11 cases.py:1"),
        ("cases.py", "return {", "return (", "L07 cases.py:18"),
        ("reference.py", "def scale", "def scael", "L13 reference.py"),
        ("reference.py", "x, factors, power", "x, power, factors", "L13 reference.py:4"),
        ("wrong/divides.py", "You divide", "You simply divide", "W07 wrong/divides.py:1"),
        ("wrong/divides.py", "Multiply by them.", "Multiply. " * 30, "W07 wrong/divides.py:1"),
        ("wrong/divides.py", "in hidden", "in visible", "W02 wrong/divides.py:2"),
    ],
)
def test_each_fault_is_found_where_it_is(package, file, old, new, expected):
    """The first blocking finding names check, file and line."""
    files = package()
    assert old.encode() in files[file]
    files[file] = files[file].replace(old.encode(), new.encode(), 1)

    found = findings(files)

    assert expected in [f"{f.id} {f.place}" for f in found]
    assert all(f.message for f in found)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notes.txt": "x\n"}, "L05 notes.txt"),
        ({"editorial.md": None}, "L16 editorial.md"),
        ({"solutions/loop.py": None, "editorial.md": "Done.\n"}, "L16 solutions"),
        ({"wrong/divides.py": None}, "W10 wrong"),
        ({"statement.md": None}, "L05 statement.md"),
        ({"problem.toml": "title = [\n"}, "L01 problem.toml:1"),
        ({"wrong/Divides.py": '"""Text."""\n'}, "L05 wrong/Divides.py"),
    ],
)
def test_missing_and_stray_files(package, changes, expected):
    """What is missing or read by nothing is named."""
    found = findings(package(changes))

    assert expected in [f"{f.id} {f.place}" for f in found]


def test_a_prerequisite_that_does_not_exist_yet_is_a_note(package):
    """It blocks nothing: the library grows."""
    files = package()
    files["problem.toml"] = b'prerequisites = ["later"]\n' + files["problem.toml"]

    (finding,) = findings(files, known_slugs=["scale-rows"])

    assert (finding.id, finding.severity) == ("L15", Severity.NOTE)
    assert not finding.severity.is_blocking


def test_hints_do_not_copy_the_reference(package):
    """A hint that holds the reference's code is refused."""
    body = "".join(f"    total_{i} = x + {i}\n" for i in range(5))
    code = f"import numpy as np\n\n\ndef scale(x, factors, power):\n{body}    return x\n"
    hints = f"## 1\n\nA.\n\n## 2\n\nB.\n\n## 3\n\n```\n{body}```\n"

    found = findings(package({"reference.py": code, "hints.md": hints}))

    assert [f.id for f in found] == ["S09"]


def test_ids_are_stable_and_unique():
    """Each check has one id, which people write into scripts."""
    ids = [check.id for check in CHECKS]

    assert len(ids) == len(set(ids))
    assert {"L01", "L02", "L09", "S01", "S02", "W07"} <= set(ids)


def test_library_lints_clean():
    """No package of the library has a finding that blocks."""
    folders = [f for c in chapter_folders(LIBRARY_ROOT) for f in problem_folders(c)]

    blocking = [f for folder in folders for f in lint_folder(folder) if f.severity.is_blocking]

    assert folders
    assert blocking == []
