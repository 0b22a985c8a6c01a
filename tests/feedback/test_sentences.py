"""What a learner reads about a wrong answer, to the letter."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from judge.report import Verdict
from judge.run import Judge
from problems.load import load_library

PROBLEMS = load_library().problems
TABLE = tomllib.loads(Path(__file__).with_name("wrong_answers.toml").read_text())["wrong"]
LAYER_NORM = """\
import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    y = gamma * (x - mean) / np.sqrt(variance + eps) + beta
    """


def source_of(row: dict[str, Any]) -> str:
    """The program of a row of the table."""
    if "ending" in row:
        return f"{LAYER_NORM}{row['ending'].rstrip()}\n"
    source: str = row.get("source") or PROBLEMS[row["problem"]].reference
    for old, new in row.get("edits", ()):
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_each_wrong_answer_has_its_sentence(judge: Judge, row: dict[str, Any]) -> None:
    """The headline is true, holds the numbers and says what to look at."""
    report = judge.run(PROBLEMS[row["problem"]], source_of(row).encode())

    assert report.verdict is not Verdict.ACCEPTED
    assert report.headline == row["headline"]


def test_the_table_is_large_enough() -> None:
    """At least sixty, on all problems that the project began with."""
    assert len(TABLE) >= 60
    assert len({row["headline"] for row in TABLE}) >= 60
    assert len({row["problem"] for row in TABLE}) == 8
