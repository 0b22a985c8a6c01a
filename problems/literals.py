"""Read Python literals that a learner typed. Nothing is evaluated as code."""

import ast
import warnings
from typing import Any

from problems import syntax
from problems.package import Problem
from problems.types import FunctionOf, ObjectOf
from problems.values import FunctionRef, InputError

MAX_LITERAL_CHARACTERS = 64 * 1024


def read_literal(problem: Problem, name: str, text: str) -> Any:
    """The value of one literal; besides Python's own, `nan` and `inf` are numbers.

    For an `fn(…)` parameter the text names a function of `cases.py`.

    Raises:
        InputError: the text is too long or no literal.
    """
    if len(text) > MAX_LITERAL_CHARACTERS:
        message = f"{name} has {len(text)} characters; at most {MAX_LITERAL_CHARACTERS} are read."
        raise InputError(name, message)
    types = [p.type for f in problem.entry.functions for p in f.parameters if p.name == name]
    if types and all(isinstance(t, FunctionOf) for t in types):
        return _function(problem, name, text.strip())
    if text.strip().isidentifier() and any(isinstance(t, ObjectOf) for t in types):
        return text.strip()
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            tree = syntax.parse(text.strip(), "eval")
        return ast.literal_eval(_NumberNames().visit(tree))
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as error:
        raise InputError(
            name,
            f"{name} is not a Python literal: write a number, a text in quotes, None, True, or "
            "lists of these such as [[1, 2], [3, 4]].",
        ) from error


class _NumberNames(ast.NodeTransformer):
    """Puts the numbers in place of the names `nan` and `inf`, which have no literal."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in {"nan", "inf"}:
            return ast.copy_location(ast.Constant(float(node.id)), node)
        return node


def _function(problem: Problem, name: str, text: str) -> FunctionRef:
    try:
        body = syntax.parse(problem.cases_source).body
    except SyntaxError as error:
        raise InputError(name, "The cases of this problem cannot be read.") from error
    known = [n.name for n in body if isinstance(n, ast.FunctionDef)]
    if text not in known:
        raise InputError(name, f"{name} must be the name of a function of the problem.")
    return FunctionRef(text, problem.cases_source)
