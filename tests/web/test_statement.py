"""The texts of a problem with their placeholders filled."""

import dataclasses

import pytest

from app.services.catalogue import SampleLine, SampleView
from app.web import statement
from problems.constraints import parse_constraint
from problems.package import Library, Problem, Tolerance

SAMPLE = SampleView((SampleLine("layer_norm(x=[[1.]])", "[[0.]]"),), "The mean is $1$.", None)


@pytest.fixture(scope="module")
def problem(library: Library) -> Problem:
    return library.problems["layer-norm"]


def with_statement(problem: Problem, text: str) -> Problem:
    return dataclasses.replace(problem, statement=text, package_hash=f"sha256:{hash(text)}")


def test_every_statement_is_complete(library: Library):
    """No problem of the library shows a placeholder or a broken formula to a learner."""
    for problem in library.problems.values():
        texts = [statement.statement(problem, [SAMPLE] * 9), statement.editorial(problem)]
        texts += [statement.hint(problem, i + 1) for i in range(len(problem.hints))]

        for html in texts:
            assert "{{" not in html, problem.slug
            assert "maths-error" not in html, problem.slug


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{constraint:n}}", "1 to 16"),
        ("{{constraint:x}}", "finite, |x| ≤ 1e3"),
        ("{{tolerance}}", "1e-07"),
        ("{{signature}}", "layer_norm"),
        ("{{conventions}}", "inside the square root"),
        ("{{example:1}}", "&gt;&gt;&gt;"),
        ("{{solution:loop}}", "<figcaption>"),
    ],
)
def test_facts_enter_the_prose(problem: Problem, text: str, shown: str):
    """Each kind of placeholder brings its fact."""
    html = statement.statement(with_statement(problem, text), [SAMPLE])

    assert "{{" not in html
    assert shown in html


def test_prose_of_a_bound_is_shown(problem: Problem):
    """What follows the semicolon is for learners; a bound may be nothing but prose."""
    bounds = (
        parse_constraint("n", "1..9, <= m; divides m"),
        parse_constraint("x", "; lower triangular"),
    )
    prosy = dataclasses.replace(problem, constraints=bounds)

    html = statement.statement(with_statement(prosy, "{{constraint:n}} · {{constraint:x}}"), [])

    assert "1 to 9, ≤ m; divides m · lower triangular" in html


def test_constants_reach_formulas(problem: Problem):
    """A constant stands inside a formula as well as in text."""
    known = dataclasses.replace(problem, constants={"eps": 0.5})

    html = statement.statement(with_statement(known, r"$\varepsilon = {{eps}}$"), ())

    assert "<mn>0.5</mn>" in html


def test_an_example_that_is_not_made_yet_says_so(problem: Problem):
    """Before a worker has run the reference, the page is whole and tells what is missing."""
    html = statement.statement(with_statement(problem, "{{example:2}}"), [SAMPLE])

    assert "being computed" in html


def test_what_does_not_exist_stays_as_written(problem: Problem):
    """A placeholder with a slip is left for the author to see."""
    html = statement.statement(with_statement(problem, "{{solution:none}} and {{nothing}}"), ())

    assert "{{solution:none}}" in html
    assert "{{nothing}}" in html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0.., < h", "0 or more, &lt; h"),
        ("0.5..; finite", "0.5 or more; finite"),
        ("..9", "9 or less"),
        ("-1.5..1e3, != 0", "-1.5 to 1e3, ≠ 0"),
    ],
)
def test_bounds_in_words(problem: Problem, written: str, shown: str):
    """A range that is open on one side is told as such."""
    first, *others = problem.constraints
    changed = dataclasses.replace(first, text=written, note=None)
    odd = dataclasses.replace(problem, constraints=(changed, *others))

    text = f"{{{{constraint:{first.name}}}}} is written `{written}`"
    html = statement.statement(with_statement(odd, text), ())

    assert shown in html


def test_tolerance_in_words(problem: Problem):
    """A tolerance of its own is told with its terms, an exact comparison as such."""
    own = dataclasses.replace(problem, tolerance=Tolerance(rtol=1e-3, atol=1e-6))
    exact = dataclasses.replace(problem, tolerance=Tolerance())

    assert "1e-06 + 0.001 × |expected|" in statement.tolerance_sentence(own)
    assert statement.tolerance_sentence(exact) == "Answers are compared exactly."
