"""Walkthroughs as they are read: how code grows, whose names are meant, what lint says."""

import pytest

from problems.lint import lint
from problems.load import load_package
from problems.walkthrough import Walkthrough, walkthrough_of
from tests.problems.conftest import WALKTHROUGH

NAMES = {"slug": "scale-rows", "collection": "test", "chapter": "rows"}


@pytest.fixture
def read(package):
    """Reads the walkthrough of the small package, with other code for its solution."""

    def make(text: str = WALKTHROUGH, solution: str | None = None) -> Walkthrough | None:
        changes = {"walkthrough.md": text}
        if solution is not None:
            changes["solutions/loop.py"] = solution
        return walkthrough_of(load_package(package(changes), **NAMES))

    return make


def test_code_grows_where_the_lines_belong(read):
    """The second step's lines go between those of the first; only they are marked as new."""
    first, second = read().steps

    assert first.code == (
        "import numpy as np\n\n\ndef scale(x, factors, power):\n"
        "    out = np.empty_like(x)\n    return out\n"
    )
    assert first.new == (1, 4, 5, 6)
    assert second.code.splitlines()[4:] == [
        "    out = np.empty_like(x)",
        "    for i, row in enumerate(x):",
        "        out[i] = row * factors[i] ** power",
        "    return out",
    ]
    assert second.new == (6, 7)
    assert second.origins[5] == 27
    assert (second.title, second.text.strip()[:11]) == ("Rows", "Row by row,")


def test_what_it_ends_in_is_the_solution(read, package):
    """All lines of the file in their order; its docstring alone is left out."""
    code = read().steps[-1].code

    source = package()["solutions/loop.py"].decode()
    assert source == f'"""Row by row."""\n\n{code}'


def test_a_line_that_stands_twice_goes_with_its_neighbours(read):
    """Of two equal lines that one is taken which stands nearer to the rest of the step."""
    solution = (
        "def scale(x, factors, power):\n    y = _powers(factors, power)\n    return y * x\n\n\n"
        "def _powers(f, p):\n    y = f**p\n    y = y[:, None]\n    return y\n"
    )
    twice = solution.replace("    return y * x", "    y = y[:, None]\n    return y * x")
    text = (
        "```example code=solutions/loop.py\nresult = 1\n```\n\n## One\n\n```lines\n"
        "def _powers(f, p):\n    y = f**p\n    y = y[:, None]\n    return y\n```\n\n"
        "```values\nresult\n```\n\n## Two\n\n```lines\ndef scale(x, factors, power):\n"
        "    y = _powers(factors, power)\n    y = y[:, None]\n    return y * x\n```\n\n"
        "```values\nresult\n```\n"
    )

    first, second = read(text, twice).steps

    assert first.code.startswith("def _powers(f, p):\n    y = f**p\n    y = y[:, None]\n")
    assert second.code == twice
    assert (first.scopes, second.scopes) == (("_powers",), ("scale",))


@pytest.mark.parametrize(
    ("old", "new", "expected", "says"),
    [
        ("```example code=solutions/loop.py", "```text", "G01 1", "```example"),
        (" code=solutions/loop.py", "", "G02 3", "code=reference.py"),
        ("code=solutions/loop.py", "code=solutions/lop.py", "G02 3", 'mean "solutions/loop.py"'),
        ("result = scale(", "result = scale((", "G01 4", "not Python"),
        ("```values\nout.shape  # as the input's\n```\n", "", "G01 7", "```values"),
        ("```values\nout.shape  # as the input's\n", "```values\n", "G01 18", "empty"),
        ("out.shape  #", "out.shape is  #", "G01 19", "no expression"),
        ("```lines\nimport", "```python\nimport", "G01 7", "```lines"),
        ("    return out\n```", "    return out\n", "G01 11", "never ends"),
        ("```lines\n    for", "```lines code=x\n    for", "G01 26", "alone"),
        ("    return out\n", "    return  out\n", "G02 15", 'mean "return out"'),
        ("    return out\n", "return out\n", "G02 15", "indented otherwise"),
        ("    for i,", "    return out\n    for i,", "G02 27", "earlier step"),
        ("    out = np.empty_like(x)\n    return out", "    return out\n    out = np.empty_like(x)",
         "G02 12", "another order"),
        ("    out = np.empty_like(x)\n    return out\n", "", "G01 13", "not Python"),
        ("import numpy as np\n", "", "G02 21", "in no step"),
        ("Two rows.", "$\\bar$ rows.", "S01 1", "does not render"),
        ("Two rows.", "<b>Two</b> rows.", "S12 1", "HTML"),
        ("Two rows.", "```python\nx = 1\n```", "G01 1", "never run"),
    ],
)  # fmt: skip
def test_each_fault_is_found_where_it_is(package, read, old, new, expected, says):
    """Check, line, and what to do about it; nothing is shown of a walkthrough at fault."""
    assert old in WALKTHROUGH
    text = WALKTHROUGH.replace(old, new, 1)

    found = lint(package({"walkthrough.md": text}), **NAMES)

    assert f"{found[0].id} {found[0].place.line}" == expected
    assert {each.place.file for each in found} == {"walkthrough.md"}
    assert says in found[0].message
    assert (read(text) is None) == (found[0].id in {"G01", "G02"} and says != "never run")
