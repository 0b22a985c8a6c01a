"""Starter code."""

import ast

import pytest

from problems.load import load_library
from problems.starter import starter_code
from problems.types import parse_entry

ENTRIES = [
    "f(x: float64[n, d], mask: bool[n] | None) -> tuple[float64[n], int]",
    "f(g: fn(float64[n]) -> float, rng: rng, names: dict[str, list[int]]) -> set[str]",
    "class C: __init__(a: int); merge(other: C) -> C; push(x: float)",
    "encode(s: str) -> list[int]; decode(ids: list[int]) -> str",
    "f(root: tuple, shape: tuple[int, ...]) -> none",
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_starter_defines_the_entry_and_does_nothing(problem, entry):
    """The code runs, defines every name with its parameters, and raises NotImplementedError."""
    parsed = parse_entry(entry)
    code = starter_code(problem(entry))

    namespace = {}
    exec(compile(code, "starter.py", "exec"), namespace)

    assert all(name in namespace for name in parsed.names)
    assert max(map(len, code.splitlines())) <= 100
    if parsed.class_name is None:
        function = parsed.functions[0]
        with pytest.raises(NotImplementedError, match=function.name):
            namespace[function.name](*[None] * len(function.parameters))


def test_library_starters_parse():
    """Every problem of the library gets a starter that is Python."""
    for problem in load_library().problems.values():
        ast.parse(starter_code(problem))
