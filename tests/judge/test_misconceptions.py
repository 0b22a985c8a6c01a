"""Problems of each kind through the judge: right answers pass, every mistake is recognised.

The verification of the whole library at `fast` (tests/authoring) runs the other problems'
solutions and mistakes through the same judge.
"""

import pytest

from judge.report import Report, Verdict
from judge.run import Judge
from problems.cases import Salt
from problems.load import load_library
from problems.package import Misconception, Problem, Solution

# Functions and classes, floats, integers, text and grids, values and properties.
SLUGS = (
    "adam",
    "bleu",
    "bpe-train",
    "conv2d",
    "disjoint-set",
    "kv-cache-class",
    "largest-connected-region",
    "layer-norm",
    "momentum",
    "scaled-dot-product-attention",
    "sgd",
    "top-p-filter",
)
LIBRARY = load_library().problems
PROBLEMS = {slug: LIBRARY[slug] for slug in SLUGS}
SALT, OTHER_SALT = Salt("one", b"a salt of the tests"), Salt("two", b"another one")


def at_once(problem: Problem) -> pytest.MarkDecorator:
    """One worker takes all tests of a problem, so that its cases are made once."""
    return pytest.mark.xdist_group(problem.slug)


SOLUTIONS = [
    pytest.param(problem, solution, id=f"{problem.slug}-{solution.id}", marks=at_once(problem))
    for problem in PROBLEMS.values()
    for solution in (*problem.solutions, Solution("reference", "", problem.reference))
]
MISTAKES = [
    pytest.param(problem, wrong, id=f"{problem.slug}-{wrong.id}", marks=at_once(problem))
    for problem in PROBLEMS.values()
    for wrong in problem.misconceptions
]
EACH = [
    pytest.param(problem, id=problem.slug, marks=at_once(problem)) for problem in PROBLEMS.values()
]


def failing_groups(report: Report, verdict: str) -> set[str]:
    """The groups that hold a case of this verdict."""
    return {case.group for case in report.cases if case.verdict == verdict}


@pytest.mark.parametrize(("problem", "solution"), SOLUTIONS)
def test_right_solutions_are_accepted(judge: Judge, problem: Problem, solution: Solution) -> None:
    """The reference and every solution pass all cases, and nothing is said of mistakes."""
    report = judge.run(problem, solution.source.encode(), salt=SALT)

    assert report.verdict is Verdict.ACCEPTED, report.headline
    assert report.passed == report.total == len(report.cases)
    assert report.misconception is None
    assert report.headline == f"All {report.total} cases passed."


@pytest.mark.parametrize(("problem", "wrong"), MISTAKES)
def test_wrong_solutions_fail_as_declared_and_are_recognised(
    judge: Judge, problem: Problem, wrong: Misconception
) -> None:
    """Each fails with its verdict in one of its groups, and the learner reads its message."""
    report = judge.run(problem, wrong.source.encode(), salt=SALT)

    declared = set(wrong.expectation.groups) or {case.group for case in report.cases}
    assert failing_groups(report, wrong.expectation.verdict) & declared
    assert report.misconception is not None, report.headline
    assert (report.misconception.id, report.headline) == (wrong.id, wrong.message)


@pytest.mark.parametrize("problem", EACH)
def test_samples_alone_are_judged_alone(judge: Judge, problem: Problem) -> None:
    """A run of the visible cases shows every case in full."""
    report = judge.run(problem, problem.reference.encode(), salt=SALT, visible_only=True)

    assert report.total == report.visible_total == report.passed >= 1
    assert all(case.visible and case.args and case.expected for case in report.cases)


@pytest.mark.parametrize("problem", list(PROBLEMS.values())[:4], ids=list(PROBLEMS)[:4])
def test_other_salts_make_other_hidden_cases(judge: Judge, problem: Problem) -> None:
    """Samples and edge cases stay; the generated ones follow the salt, and only it."""
    generated = {group.name for group in problem.groups}

    one, two = (judge.case_set(problem, salt).cases for salt in (SALT, OTHER_SALT))
    again = judge.case_set(problem, Salt("a new name", SALT.secret)).cases

    assert [bytes(b"".join(case.payload)) for case in one] == [
        bytes(b"".join(case.payload)) for case in again
    ]
    for left, right in zip(one, two, strict=True):
        if left.group not in generated:
            assert b"".join(left.payload) == b"".join(right.payload)
    assert any(
        b"".join(left.payload) != b"".join(right.payload)
        for left, right in zip(one, two, strict=True)
        if left.group in generated
    )


@pytest.mark.parametrize("problem", EACH)
def test_the_wrong_return_is_no_known_mistake(judge: Judge, problem: Problem) -> None:
    """Returning nothing is told as that, whatever the catalogue holds."""
    names = problem.entry.names
    functions = "".join(f"def {name}(*inputs): pass\n" for name in names)
    methods = "".join(f"    def {f.name}(self, *inputs): pass\n" for f in problem.entry.functions)
    code = f"class {names[0]}:\n{methods}" if problem.entry.kind == "class" else functions

    report = judge.run(problem, code.encode(), salt=SALT)

    assert report.verdict is Verdict.WRONG_ANSWER
    assert report.misconception is None
    assert "returned None" in report.headline


@pytest.mark.xdist_group("bilinear-sample")
def test_large_answers_of_mistakes_are_not_kept(judge: Judge) -> None:
    """A dozen of them would fill a small server; a mistake is recognised by smaller cases."""
    case_set = judge.case_set(LIBRARY["bilinear-sample"], SALT)
    large = {i for i, case in enumerate(case_set.cases) if case.expected_bytes > 4 << 20}

    kept = [{i for i, o in enumerate(found) if o.values} for found in case_set.mistakes.values()]

    assert large
    assert all(places and not places & large for places in kept)
