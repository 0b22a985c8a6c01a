"""Fixtures of the judge's tests: one started judge, small packages."""

from collections.abc import Callable, Iterator

import pytest

from judge.report import CaseReport, Report
from judge.run import Judge
from problems.package import Problem
from tests.judge.packages import counting, doubling, patient

Run = Callable[..., Report]


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """A started judge with two slots, shared by all tests of one worker."""
    with Judge(slots=2) as started:
        yield started


@pytest.fixture(scope="session")
def double() -> Problem:
    """The package whose `probe(x)` is `2 * x`; low limits."""
    return doubling()


@pytest.fixture(scope="session")
def unhurried() -> Problem:
    """The same package where only processor time counts, whatever else this machine does."""
    return patient()


@pytest.fixture(scope="session")
def counter() -> Problem:
    """The package whose class keeps a running sum."""
    return counting()


@pytest.fixture
def run(judge: Judge, double: Problem) -> Run:
    """Judges a program given as text; the problem is the doubling one unless another is named."""

    def judged(code: str | bytes, problem: Problem = double, **options: object) -> Report:
        source = code if isinstance(code, bytes) else code.encode()
        return judge.run(problem, source, **options)  # type: ignore[arg-type]

    return judged


@pytest.fixture
def failing() -> Callable[[Report], CaseReport]:
    """The first case of a report that was not accepted."""

    def first(report: Report) -> CaseReport:
        return next(case for case in report.cases if case.verdict != "accepted")

    return first
