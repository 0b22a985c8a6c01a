"""Mutants: small mistakes whose diff reads like a typed one, each a different program."""

import ast

import pytest

from app.authoring.mutants import MOST_MUTANTS, mutants_of


def changes(source: str) -> set[tuple[str, str, str]]:
    return {(m.kind, m.line, m.becomes) for m in mutants_of(source)}


@pytest.mark.parametrize(
    ("line", "kind", "becomes"),
    [
        ("return a + b * c", "arithmetic", "return a - b * c"),
        ("return (a + b) * c", "arithmetic", "return (a - b) * c"),
        ("return a * b / c", "arithmetic", "return a / b / c"),
        ("return a * b**c", "arithmetic", "return a * (b*c)"),
        ("return -a", "arithmetic", "return a"),
        ("return a < b", "comparison", "return a <= b"),
        ("return a in b", "comparison", "return a not in b"),
        ("return a and b and c", "boolean", "return a or b or c"),
        ("return not (a or b)", "boolean", "return a or b"),
        ("return a if b else c", "boolean", "return a if not (b) else c"),
        ("return a[2]", "constant", "return a[3]"),
        ("return a * 0.5", "constant", "return a * 1.0"),
        ("return a.sum(axis=1, keepdims=True)", "axis", "return a.sum(axis=1)"),
        ("return a.sum(axis=1)", "axis", "return a.sum(axis=0)"),
        ("return a.var(ddof=1)", "axis", "return a.var()"),
        ("return a[:, None] * b", "axis", "return a[None, :] * b"),
        ("return a.T @ b", "axis", "return a @ b"),
        ("return a.max()", "reduction", "return a.min()"),
        ("return min(a, b)", "reduction", "return max(a, b)"),
        ("return np.sqrt(a + b)", "dropped call", "return a + b"),
        ("return [i for i in range(a)]", "off by one", "return [i for i in range(a - 1)]"),
        ("return a[b:c]", "off by one", "return a[b:c + 1]"),
        ("a += b; return a", "dropped statement", "pass; return a"),
        ("if a: return b", "dropped statement", "pass"),
    ],
)
def test_each_family_makes_its_mistake(line, kind, becomes):
    """The mutant of a line is what a person would have typed, in brackets where it needs them."""
    source = f"import numpy as np\n\n\ndef f(a, b, c):\n    {line}\n"

    assert (kind, line, becomes) in changes(source)


def test_mutants_are_programs_that_differ():
    """Each parses, none is the reference or another mutant, and ids are unique."""
    body = "    x = a + b  # 2 * 2\n    return x if a > 0 else -x\n"
    source = f"def f(a, b):\n    '''Doc 1 + 1.'''\n{body}"

    mutants = mutants_of(source)

    trees = {ast.dump(ast.parse(mutant.source)) for mutant in mutants}
    assert len(trees) == len({mutant.id for mutant in mutants}) == len(mutants) > 5
    assert ast.dump(ast.parse(source)) not in trees
    assert all("Doc 1 + 1" in mutant.source for mutant in mutants)
    assert all("#" not in mutant.line for mutant in mutants)


def test_equal_programs_are_left_out():
    """A change that compiles to the same code tests nothing."""
    source = "def f():\n    if False:\n        return 1\n    return 2\n"

    assert not any(mutant.line == "return 1" for mutant in mutants_of(source))


def test_ids_stay_when_other_lines_change():
    """An id is made of the change alone, so a command copied from a report works later too."""
    one = "def f(a):\n    return a + 1\n"
    two = "def f(a):\n    a = a * 3\n    return a + 1\n"

    ids = {mutant.id for mutant in mutants_of(one)}

    assert ids <= {mutant.id for mutant in mutants_of(two)}


def test_a_long_reference_has_a_bounded_number():
    """The choice among many is fixed, and in the order of the lines."""
    source = "def f(a):\n" + "".join(f"    a = a + {n}\n" for n in range(90)) + "    return a\n"

    mutants = mutants_of(source)

    assert len(mutants) == MOST_MUTANTS
    assert mutants == mutants_of(source)
    assert [m.number for m in mutants] == sorted(m.number for m in mutants)
