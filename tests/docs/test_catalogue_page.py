"""The page about the readings of the problems names each problem of the library once."""

import re
from pathlib import Path

from problems.load import load_library

PAGE = Path(__file__).parents[2] / "docs" / "catalogue.md"
ROW = re.compile(r"^\| ([a-z0-9-]+) \| [1-9] \| (?:first|second|third)", re.MULTILINE)


def test_each_problem_was_read_and_has_one_row():
    """A new problem is read by a stranger before it is done."""
    told = ROW.findall(PAGE.read_text(encoding="utf-8"))

    assert sorted(told) == sorted(load_library().problems)
