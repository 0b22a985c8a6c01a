"""Reasons that need a problem of their own: growth, property, aliased. Each with a neighbour."""

from collections.abc import Callable

import pytest

from judge.cases import AuthorError
from judge.report import CaseReport, Report
from judge.run import Judge
from problems.package import Problem
from tests.judge.conftest import Run
from tests.judge.packages import doubling, make_problem

_CASES = """\
def samples():
    yield {"x": [1.0, 2.0, 3.0]}


def edges():
    yield {"x": [0.5]}


def sized(rng, size):
    return {"x": rng.uniform(1, 2, size=size)}
"""
_LIMITS = "[limits]\ncpu_s = 2.0\nwall_s = 60.0\n"


def speed(sizes: tuple[int, ...]) -> Problem:
    """`probe(x)` is `2 * x`, and its time may grow as n ** 1.4."""
    uses = ", ".join(f'{{ gen = "sized", size = {size} }}' for size in sizes)
    return make_problem(
        "probe(x: float64[n]) -> float64[n]",
        "def probe(x):\n    return 2.0 * x\n",
        _CASES,
        limits=_LIMITS,
        groups=f"[groups.speed]\ngrowth = 1.4\ncases = [{uses}]\n",
        slug="speed",
    )


LINEAR = "def probe(x):\n    for v in x:\n        for _ in range(40): v + 1.0\n    return 2 * x\n"
# Plain numbers: what a call of NumPy costs by itself would hide the growth of small cases.
QUADRATIC = """\
def probe(x):
    numbers = x.tolist()
    for v in numbers:
        for w in numbers[::10]:
            v == w
    return 2 * x
"""


@pytest.mark.parametrize(("code", "is_slow"), [(LINEAR, False), (QUADRATIC, True)])
def test_time_that_grows_too_fast_is_refused(judge: Judge, code: str, is_slow: bool) -> None:
    """The larger cases of the group are refused, all others pass; linear time passes."""
    report = judge.run(speed((400, 2000, 10_000)), code.encode())

    found = [(str(case.verdict), case.reason) for case in report.cases]
    refused = ("time_limit_exceeded", "growth") if is_slow else ("accepted", None)
    assert found == [("accepted", None)] * 3 + [refused] * 2
    if is_slow:
        assert report.headline.startswith("hidden-3: its time grows too fast with the size")


def test_a_group_that_cannot_show_growth_is_the_authors_fault(judge: Judge) -> None:
    """Sizes that rise too little are named when the cases are made."""
    with pytest.raises(AuthorError, match="each 4 times as large as the one before"):
        judge.prepare(speed((400, 800, 10_000)))


FRESH = "allows_mutation = true\n[checker]\nfresh = true\n"
NONNEGATIVE = '[checker]\ncompare = "form"\nproperties = [{ name = "nonnegative" }]\n'


@pytest.mark.parametrize(
    ("toml", "lines", "due", "part"),
    [
        (FRESH, "x *= 2; return x", "wrong_answer/aliased", "shares memory with x. Return a new"),
        (FRESH, "x *= 2; return x.copy()", "accepted", ""),
        (NONNEGATIVE, "return -x", "wrong_answer/property", "-1"),
        (NONNEGATIVE, "return 3 * x", "accepted", ""),
    ],
)
def test_a_rule_of_the_problem_is_broken(
    run: Run, failing: Callable[[Report], CaseReport], toml: str, lines: str, due: str, part: str
) -> None:
    """What one problem refuses by a rule of its own; the neighbour keeps to the rule."""
    report = run(f"def probe(x):\n    {lines}\n", doubling(toml=toml))

    found = str(report.verdict)
    assert found + (f"/{failing(report).reason}" if found != "accepted" else "") == due
    assert part in report.headline
