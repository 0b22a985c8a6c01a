"""What is known under one salt is taken over under the next, and changes no verdict."""

import pytest

from judge.report import Report
from judge.run import Judge
from problems.cases import PUBLIC_SALT, Salt
from problems.load import load_library
from problems.package import Problem

OTHER = Salt("further", b"another secret")
LIBRARY = load_library().problems


@pytest.fixture(params=["layer-norm", "adam", "count-regions"])
def problem(request: pytest.FixtureRequest) -> Problem:
    """A function, a class, and one with a picture; all have samples, edges and generated cases."""
    return LIBRARY[request.param]


def test_samples_and_edges_are_made_once(judge: Judge, problem: Problem):
    """Under a second salt only the generated cases are new; names run on."""
    one, two = (judge.case_set(problem, salt) for salt in (PUBLIC_SALT, OTHER))

    assert len(two.fixed) > 0
    assert all(a is b for a, b in zip(one.fixed, two.fixed, strict=True))
    assert [case.name for case in one.cases] == [case.name for case in two.cases]
    assert {len(found) for found in two.mistakes.values()} == {len(two.cases)}
    assert {len(found) for found in two.opinions.values()} == {len(two.cases)}


def told(report: Report) -> list[tuple[str, str, str, str | None]]:
    return [(case.name, case.group, case.verdict, case.reason) for case in report.cases]


def test_a_report_in_two_parts_is_that_of_the_whole(judge: Judge, problem: Problem):
    """With samples and edges known from another salt, every file is judged as it is in one go."""
    wrong = {one.id: one.source for one in problem.misconceptions}
    for name, source in {"reference": problem.reference, **wrong}.items():
        before = judge.judged(problem, source.encode(), PUBLIC_SALT)
        together = judge.judged(problem, source.encode(), OTHER, before).report
        whole = judge.run(problem, source.encode(), salt=OTHER)

        assert told(together) == told(whole), name
        assert together.misconception == whole.misconception
        assert (together.verdict, together.headline) == (whole.verdict, whole.headline)
