"""Steps of a walkthrough in the sandbox: which value an expression has, and what a fault says."""

import ast
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from judge.cases import AuthorError
from judge.run import Judge
from problems import syntax
from problems.load import load_library
from problems.package import Library
from problems.walkthrough import Step, Value, Walkthrough, walkthrough_of
from problems.walkthrough.growth import scopes
from problems.walkthrough.steps import Example

CODE = """\
import numpy as np


def outer(rows):
    total = 0.0

    def add(number):
        nonlocal total
        total = total + number
        return total

    for row in rows:
        add(row)
    last = row / 3
    return last


class Box:
    def __init__(self, size):
        self.size = size
"""
OUTER, ADD, BOX = 14, 10, 20
Shown = Callable[..., tuple[str, ...]]


@pytest.fixture
def shown(judge: Judge) -> Shown:
    """The values of expressions after a step whose last line is `line` of the code."""

    def run(*expressions: str, line: int = OUTER, example: str = "outer([1.0, 2.0])"):
        values = tuple(Value(text, "", 100 + number) for number, text in enumerate(expressions))
        lines = tuple(range(201, 201 + CODE.count("\n")))
        step = Step(
            "", "", CODE, (line,), lines, scopes(CODE, line), Example(example, 51), False, values
        )
        return judge.step_values(step)

    return run


def test_names_are_those_of_the_function_when_it_last_returns(shown: Shown):
    """A loop's variable, a result, a variable that an inner function changes."""
    assert shown("row", "last", "total") == ("2.0", "0.6667", "3.0")
    assert shown("last", example="outer([9.0])\nouter([1.0, 6.0])") == ("2.0",)


def test_an_inner_functions_names_come_first_and_the_outers_as_they_end(shown: Shown):
    """`number` is the inner's own; `total` belongs to the outer, `both` to the example."""
    example = "both = outer([1.0, 2.0])"

    assert shown("number", "total", "both", "np.sqrt(total + 1)", line=ADD, example=example) == (
        "2.0", "3.0", "0.6667", "2.0",
    )  # fmt: skip


def test_methods_and_comprehensions_have_their_names(shown: Shown):
    """`self` is that of the last object; a comprehension may look at variables."""
    assert shown("self.size", line=BOX, example="Box(3)\nBox(4)") == ("4",)
    assert shown("[total + row for row in rows]") == ("[4.0, 5.0]",)


def test_values_are_as_they_were_and_short(shown: Shown):
    """What is changed later does not change them; four digits, no minus zero."""
    example = "x = np.array([-0.0, 1 / 3, 123.456])\nouter(x)\nx += 1"

    (text,) = shown("rows", example=example)

    np.testing.assert_array_equal(np.array(eval(text)), [0.0, 0.3333, 123.5])
    assert "-0" not in text


@pytest.mark.parametrize(
    ("expression", "example", "expected"),
    [
        (
            "nowhere",
            "outer([1.0])",
            'walkthrough.md:100: "nowhere" has no value in this step: Name',
        ),
        ("rows[9]", "outer([1.0])", 'walkthrough.md:100: "rows[9]" has no value in this step: Ind'),
        ("row", "\nouter(['a'])", "walkthrough.md:209: this step raises TypeError: unsupported"),
        ("row", "x = 1\nx = y", "walkthrough.md:52: this step raises NameError: name 'y'"),
        ("row", "import os\nos._exit(3)", "walkthrough.md:51: this step was stopped (exit)"),
    ],
)
def test_a_fault_names_the_authors_line(shown: Shown, expression: str, example: str, expected: str):
    """Of the expression, of the code or of the example."""
    with pytest.raises(AuthorError) as caught:
        shown(expression, example=example)

    assert str(caught.value).startswith(expected)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def walkthroughs(library: Library) -> dict[str, Walkthrough]:
    """The walkthroughs of the library by problem."""
    found = {slug: walkthrough_of(each) for slug, each in library.problems.items()}
    return {slug: each for slug, each in found.items() if each is not None}


def test_each_lesson_chapter_has_one(library: Library, walkthroughs: dict[str, Walkthrough]):
    """A main problem in each of the eight chapters; five to nine steps."""
    chapters = {library.problems[slug].chapter for slug in walkthroughs}

    assert chapters == {slug for slug, each in library.chapters.items() if each.lesson}
    assert all(5 <= len(each.steps) <= 9 for each in walkthroughs.values())


def test_they_end_in_a_solution_that_is_judged(
    library: Library, walkthroughs: dict[str, Walkthrough]
):
    """The last step's code and the file that verification submits are one program."""
    for slug, found in walkthroughs.items():
        source = library.problems[slug].files[found.source].decode()
        assert program(found.steps[-1].code) == program(source), slug


def program(source: str) -> list[str]:
    """The source as its statements, a docstring of the file left out."""
    body = syntax.parse(source).body
    is_text = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return [ast.dump(statement) for statement in (body[1:] if is_text else body)]


def test_values_are_what_the_code_computes(judge: Judge, walkthroughs):
    """The last step of each against the code run here; one walkthrough step by step by hand."""
    for slug, found in walkthroughs.items():
        step = found.steps[-1]
        namespace = {"np": np}
        exec(step.code + step.example.code, namespace)
        for value, text in zip(step.values, judge.step_values(step), strict=True):
            try:
                computed = eval(value.expression, namespace)
            except NameError:
                continue  # a name inside a function
            assert_shown(text, computed, f"{slug}: {value.expression}")

    x = np.array([[1.0, 2.0, 3.0, 6.0], [5.0, 5.0, 5.0, 5.0]])
    by_hand = [[x, x.shape], [[[3.0], [5.0]], (2, 1)], [x - [[3.0], [5.0]], [0.0, 0.0]]]
    for step, expected in zip(walkthroughs["layer-norm"].steps, by_hand, strict=False):
        for text, value in zip(judge.step_values(step), expected, strict=True):
            assert_shown(text, value, step.title)


def assert_shown(text: str, value: object, what: str) -> None:
    numbers = eval(text, {"inf": np.inf})
    np.testing.assert_allclose(np.array(numbers, float), np.array(value, float), 5e-4, err_msg=what)


def test_a_step_without_a_return_runs(judge: Judge, walkthroughs):
    """Code under way may return None; the first step of a walkthrough shows values already."""
    step = walkthroughs["layer-norm"].steps[0]

    assert judge.step_values(replace(step, values=(Value("result", "", 1),))) == ("None",)
