"""`diff`: what a change means for learners."""

import pytest

from app.authoring.difference import Weight, compare
from problems.load import load_folder
from tests.problems.conftest import CASES, FILES, TOML


@pytest.mark.parametrize(
    ("changes", "weight", "part"),
    [
        ({"statement.md": FILES["statement.md"].replace("Scale", "Stretch")}, "text", "statement"),
        ({"hints.md": FILES["hints.md"].replace("shapes", "axes")}, "text", "hints"),
        ({"problem.toml": TOML.replace('"easy"', '"hard"')}, "text", "difficulty: easy → hard"),
        ({"problem.toml": TOML.replace('"0..8"', '"0..9"')}, "tests", "constraint d: 0..8 → 0..9"),
        ({"problem.toml": TOML.replace("count = 2", "count = 3")}, "tests", "3 × normal"),
        ({"cases.py": CASES.replace("(1, 2, 2)", "(1, 3, 2)")}, "tests", "normal makes other"),
        ({"cases.py": CASES.replace("Cases of", "All of")}, "tests", "layout or comments"),
        ({"wrong/divides.py": None}, "text", "mistake divides is gone"),
        ({"solutions/loop.py": FILES["solutions/loop.py"] + "\n"}, "text", "solution loop changed"),
    ],
)
def test_each_change_is_said_with_its_weight(folder, changes, weight, part):
    """Texts move no verdict; whatever a verdict depends on may."""
    old, new = load_folder(folder()), load_folder(folder(changes, "changed"))

    (change,) = compare(old, new)

    assert change.weight is Weight(weight)
    assert part in str(change)
    assert (old.judging_hash != new.judging_hash) == (weight == "tests")


def test_equal_packages_do_not_differ(folder):
    """Nothing to say about the same files in another folder."""
    assert compare(load_folder(folder()), load_folder(folder(under="copy"))) == []
