"""Rules for which code runs once more: checker.py, and properties between calls."""

from typing import Any

import pytest

from judge.report import Reason, Report, Verdict
from judge.run import AuthorError, Judge
from problems.load import load_package
from problems.package import Problem

CASES = """\
def samples():
    yield {"x": [3.0, -1.0, 2.0]}


def edges():
    yield {"x": [0.5]}
    yield {"x": [2.0, 2.0, 1.0, -4.0]}
"""


def package(
    reference: str,
    *,
    toml: str = "",
    checker: str | None = None,
    cases: str = CASES,
    entry: str = "f(x: float64[n]) -> float64[n]",
    wrong: str | None = None,
) -> Problem:
    """A small problem with rules of its own."""
    files = {
        "problem.toml": f'title = "T"\ndifficulty = "easy"\nentry = "{entry}"\n{toml}\n',
        "statement.md": "Do it.\n",
        "reference.py": reference,
        "cases.py": cases,
        **({"checker.py": checker} if checker is not None else {}),
        **({"wrong/one.py": wrong} if wrong is not None else {}),
    }
    encoded = {name: text.encode() for name, text in files.items()}
    return load_package(encoded, slug="reviewed", collection="test", chapter="basics")


SORT = "import numpy as np\n\n\ndef f(x):\n    return np.sort(x)\n"
ANY_ORDER = """\
import numpy as np


def check(answer, expected, inputs):
    if not np.array_equal(np.sort(answer), np.sort(inputs["x"])):
        return "The answer does not hold the numbers of x."
"""


def test_a_checker_decides_about_values(judge: Judge) -> None:
    """It accepts what equality would refuse; its text is told on visible cases only."""
    problem = package(SORT, checker=ANY_ORDER)

    right = judge.run(problem, b"def f(x):\n    return x[::-1].copy()\n")
    wrong = judge.run(problem, b"def f(x):\n    return 2 * x\n")

    assert right.verdict is Verdict.ACCEPTED
    assert wrong.headline == "sample-1: The answer does not hold the numbers of x."
    assert {case.reason for case in wrong.cases} == {Reason.PROPERTY}
    assert [case.message is not None for case in wrong.cases] == [True, False, False]


def test_a_checker_sees_only_answers_of_the_right_form(judge: Judge) -> None:
    """Shapes and kinds are the judge's own business."""
    report = judge.run(package(SORT, checker=ANY_ORDER), b"def f(x):\n    return list(x)\n")

    assert report.cases[0].reason is Reason.KIND


@pytest.mark.parametrize(
    ("checker", "message"),
    [
        ("def check(answer, expected, inputs):\n    return 1 / 0\n", "ZeroDivisionError"),
        ("def check(answer, expected, inputs):\n    return False\n", "returned bool"),
        ("def check(answer):\n    return None\n", "arity"),
        ("def check(answer, expected, inputs)\n", "syntax"),
    ],
)
def test_a_broken_checker_is_the_package_s_fault(judge: Judge, checker: str, message: str) -> None:
    """Never a verdict: whoever submits is not to blame."""
    with pytest.raises(AuthorError, match=r"checker\.py") as caught:
        judge.run(package(SORT, checker=checker), SORT.encode())

    assert message in str(caught.value)


def properties(*tables: str) -> str:
    """A checker table that asks for properties only."""
    return f'[checker]\ncompare = "form"\nproperties = [{", ".join(tables)}]\n'


def failed(report: Report) -> tuple[Any, str | None]:
    """Property and sentence of the first case."""
    return report.cases[0].property, report.cases[0].message


CLIP = "import numpy as np\n\n\ndef f(x):\n    return np.maximum(x, 0.0)\n"


def test_a_function_must_leave_its_own_answer_alone(judge: Judge) -> None:
    """Idempotent: the program is asked again with what it answered."""
    problem = package(CLIP, toml=properties('{ name = "idempotent", argument = "x" }'))

    assert judge.run(problem, CLIP.encode()).verdict is Verdict.ACCEPTED
    assert failed(judge.run(problem, b"def f(x):\n    return x / 2\n")) == (
        "idempotent",
        "Applied to its own answer the function changes it: result at [0] is 0.75; 1.5 is due.",
    )


def test_changes_of_the_input_must_show_in_the_answer(judge: Judge) -> None:
    """Equivariant and invariant, each with its own change."""
    moved = '{ name = "equivariant", argument = "x", under = "row_permutation" }'
    scaled = '{ name = "equivariant", argument = "x", under = "scale" }'
    both = package(CLIP, toml=properties(moved, scaled))
    total = package(
        "def f(x):\n    return float(x.sum())\n",
        toml=properties('{ name = "invariant", argument = "x", under = "row_flip" }'),
        entry="f(x: float64[n]) -> float",
    )

    assert judge.run(both, CLIP.encode()).verdict is Verdict.ACCEPTED
    assert failed(judge.run(both, b"def f(x):\n    return x.cumsum()\n")) == (
        "equivariant",
        "Moving each row down by one of x must do the same to result, and does not: "
        "there result at [0] is 2; 4 is due.",
    )
    assert failed(judge.run(both, b"def f(x):\n    return x + 1\n"))[0] == "equivariant"
    assert failed(judge.run(total, b"def f(x):\n    return float(x[0])\n")) == (
        "invariant",
        "Turning the rows upside down of x must leave result as it is, and does not: "
        "there result is 2; 3 is due.",
    )


GRADIENT_CASES = """\
def square(x):
    return float((x * x).sum())


def samples():
    yield {"g": square, "x": [3.0, -1.0, 2.0]}


def edges():
    yield {"g": square, "x": [0.5]}
"""


def test_a_gradient_agrees_with_finite_differences(judge: Judge) -> None:
    """Of a function that the case brings, run in the author lane."""
    problem = package(
        "def f(g, x):\n    return 2 * x\n",
        toml=properties('{ name = "gradient", argument = "x", function = "g" }'),
        cases=GRADIENT_CASES,
        entry="f(g: fn(float64[n]) -> float, x: float64[n]) -> float64[n]",
    )

    assert judge.run(problem, b"def f(g, x):\n    return x + x\n").verdict is Verdict.ACCEPTED
    assert failed(judge.run(problem, b"def f(g, x):\n    return 3 * x\n")) == (
        "gradient",
        "result[0] is 9; finite differences of g give 6.",
    )


SLOPES = """\
def samples():
    yield [("slope", {"x": [1.0, 2.0]})]


def edges():
    yield [("slope", {"x": [0.5]})]
"""


def test_a_gradient_of_the_program_s_own_function(judge: Judge) -> None:
    """In a module the other function is the learner's, and so is its mistake."""
    both = "def cost(x):\n    return float((x ** 3).sum())\n\n\ndef slope(x):\n    return {}\n"
    problem = package(
        both.format("3 * x ** 2"),
        toml=properties('{ name = "gradient", argument = "x", function = "cost" }'),
        cases=SLOPES,
        entry="cost(x: float64[n]) -> float; slope(x: float64[n]) -> float64[n]",
    )

    assert judge.run(problem, both.format("3 * x * x").encode()).verdict is Verdict.ACCEPTED
    assert failed(judge.run(problem, both.format("2 * x").encode())) == (
        "gradient",
        "result[0] is 2; finite differences of cost give 3.",
    )


def test_a_program_that_fails_when_asked_again_is_told_so(judge: Judge) -> None:
    """An exception in a further call is the property's failure."""
    problem = package(CLIP, toml=properties('{ name = "idempotent", argument = "x" }'))
    code = b"def f(x):\n    assert x.min() < 0 or len(x) == 1, 'odd'\n    return x.clip(0)\n"

    report = judge.run(problem, code)

    assert failed(report) == ("idempotent", "Called again, it raised AssertionError: odd")


def test_mistakes_are_recognised_by_properties_too(judge: Judge) -> None:
    """A wrong solution that only a property catches still has its message."""
    problem = package(
        CLIP,
        toml=properties('{ name = "idempotent", argument = "x" }'),
        wrong='"""You halve the input."""\n\n\ndef f(x):\n    return x / 2\n',
    )

    report = judge.run(problem, b"def f(x):\n    return 0.5 * x\n")

    assert report.misconception is not None
    assert report.headline == "You halve the input."


def test_a_fresh_array_may_be_asked_for(judge: Judge) -> None:
    """Sharing memory with the input is advice, or wrong where the problem says so."""
    code = b"def f(x):\n    x_sorted = x[::-1]\n    return x_sorted\n"
    reference = "def f(x):\n    return x[::-1].copy()\n"

    advised = judge.run(package(reference), code)
    refused = judge.run(package(reference, toml="[checker]\nfresh = true\n"), code)

    assert advised.verdict is Verdict.ACCEPTED
    assert advised.advice == (
        "The result shares memory with x: whoever changes one changes the other. "
        "Return a copy if that is not meant.",
    )
    assert refused.cases[0].reason is Reason.ALIASED
    assert refused.headline == (
        "sample-1: The values are right, but the result shares memory with x. "
        "Return a new array, for example a copy."
    )
