"""The small mistakes that mutants make, as edits of a text.

Families: arithmetic, comparison, boolean, constant, axis (with keepdims and ddof), reduction,
off by one, dropped call, dropped statement. Each is a function from a syntax node to edits.
"""

import ast
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.authoring.operators import (
    ARITHMETIC,
    AUGMENTED,
    COMPARISON,
    DROPPED_CALLS,
    DROPPED_KEYWORDS,
    REDUCTIONS,
    SYMBOLS,
)


@dataclass(frozen=True)
class Edit:
    """Replace the characters `begin` to `end` by `text`."""

    kind: str
    begin: int
    end: int
    text: str
    is_expression: bool = True


class Text:
    """A source with the character offsets of its nodes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._lines = source.splitlines(keepends=True)

    def begin(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._offset(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr | ast.stmt) -> str:
        return self.source[self.begin(node) : self.end(node)]

    def replaced(self, kind: str, node: ast.expr | ast.stmt, text: str) -> Edit:
        return Edit(kind, self.begin(node), self.end(node), text, isinstance(node, ast.expr))

    def _offset(self, line: int, column: int) -> int:
        # Columns count bytes of UTF-8.
        text = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(text)


def edits(tree: ast.Module, source: str) -> Iterator[Edit]:
    """Every edit of the functions and classes of a file."""
    text = Text(source)
    for node in _walk(tree):
        for family in _FAMILIES:
            yield from family(node, text)
    yield from _dropped_statements(tree, text)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no docstring, annotation, decorator, import or error."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.Assert() | ast.arg():
                continue
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.FunctionDef() | ast.ClassDef():
                for statement in child.body:
                    if not _is_docstring(statement):
                        yield statement
                        yield from _walk(statement)
                continue
        yield child
        yield from _walk(child)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _arithmetic(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            symbol = SYMBOLS.get(type(op), "")
            for other in ARITHMETIC.get(symbol, ()):
                gap = text.source[text.end(left) : text.begin(right)]
                changed = (
                    text.source[text.begin(node) : text.end(left)]
                    + gap.replace(symbol, other, 1)
                    + text.source[text.begin(right) : text.end(node)]
                )
                yield text.replaced("arithmetic", node, changed)
        case ast.AugAssign(target=target, op=op, value=value):
            symbol = SYMBOLS.get(type(op), "")
            for other in AUGMENTED.get(symbol, ()):
                begin, end = text.end(target), text.begin(value)
                changed = text.source[begin:end].replace(f"{symbol}=", f"{other}=", 1)
                yield Edit("arithmetic", begin, end, changed, is_expression=False)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield text.replaced("arithmetic", node, text.of(operand))


def _comparison(node: ast.AST, text: Text) -> Iterator[Edit]:
    if not isinstance(node, ast.Compare):
        return
    left = node.left
    for op, right in zip(node.ops, node.comparators, strict=True):
        symbol = SYMBOLS[type(op)]
        begin, end = text.end(left), text.begin(right)
        for other in COMPARISON.get(symbol, ()):
            changed = text.source[begin:end].replace(symbol, other, 1)
            yield Edit("comparison", begin, end, changed, is_expression=False)
        left = right


def _boolean(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.BoolOp(op=op, values=values):
            old, new = ("and", "or") if isinstance(op, ast.And) else ("or", "and")
            changed = text.source[text.begin(node) : text.end(values[0])]
            for one, two in itertools.pairwise(values):
                changed += text.source[text.end(one) : text.begin(two)].replace(old, new, 1)
                changed += text.source[text.begin(two) : text.end(two)]
            yield text.replaced(
                "boolean", node, changed + text.source[text.end(values[-1]) : text.end(node)]
            )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield text.replaced("boolean", node, text.of(operand))
        case ast.If(test=test) | ast.IfExp(test=test):
            if not isinstance(test, ast.UnaryOp):
                yield text.replaced("boolean", test, f"not ({text.of(test)})")
        case ast.Constant(value=bool(value)):
            yield text.replaced("boolean", node, str(not value))


def _constant(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.Constant(value=bool()):
            return
        case ast.Constant(value=int(value)):
            yield text.replaced("constant", node, str(value + 1))
            yield text.replaced("constant", node, str(value - 1))
        case ast.Constant(value=float(value)):
            yield text.replaced("constant", node, repr(2 * value if value else 1.0))
            if value != 0:
                yield text.replaced("constant", node, "0.0")


def _axis(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.Call(keywords=keywords):
            for keyword in keywords:
                if keyword.arg in DROPPED_KEYWORDS:
                    yield _without(keyword, text)
                if keyword.arg == "axis" and _number(keyword.value) is not None:
                    other = 1 if _number(keyword.value) == 0 else 0
                    yield text.replaced("axis", keyword.value, str(other))
        case ast.Subscript(slice=ast.Tuple(elts=[ast.Slice(), ast.Constant(value=None)]) as index):
            yield text.replaced("axis", index, "None, :")
        case ast.Attribute(attr="T", value=value):
            yield text.replaced("axis", node, text.of(value))


def _without(keyword: ast.keyword, text: Text) -> Edit:
    """Drop a keyword argument, and the comma before or after it."""
    begin, end = text.begin(keyword), text.end(keyword)
    before = text.source[:begin].rstrip()
    if before.endswith(","):
        begin = len(before) - 1
    else:
        rest = text.source[end:]
        if rest.lstrip().startswith(","):
            end += len(rest) - len(rest.lstrip()) + 1
    return Edit("axis", begin, end, "", is_expression=False)


def _ends_in_number(node: ast.expr) -> bool:
    """Whether changing a constant of the expression shifts it already."""
    is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    last = node.right if is_sum and isinstance(node, ast.BinOp) else node
    return _number(last) is not None


def _number(node: ast.expr) -> int | None:
    match node:
        case ast.Constant(value=int(value)):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
    return None


def _reduction(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) as function):
            end = text.end(function)
            for other in REDUCTIONS.get(name, ()):
                yield Edit("reduction", end - len(name), end, other, is_expression=False)
        case ast.Call(func=ast.Name(id=name) as function):
            for other in REDUCTIONS.get(name, ()):
                yield text.replaced("reduction", function, other)


def _dropped_call(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[argument, *_]) if (
            name in DROPPED_CALLS and not isinstance(argument, ast.Starred)
        ):
            yield text.replaced("dropped call", node, text.of(argument))


def _off_by_one(node: ast.AST, text: Text) -> Iterator[Edit]:
    match node:
        case ast.Call(func=ast.Name(id="range"), args=arguments):
            stop = arguments[1] if len(arguments) > 1 else arguments[0]
            shifted = [(stop, "- 1"), (stop, "+ 1")]
            if len(arguments) > 1:
                shifted.append((arguments[0], "+ 1"))
        case ast.Slice(lower=lower, upper=upper):
            shifted = [(lower, "+ 1")] if lower is not None else []
            shifted += [(upper, "- 1"), (upper, "+ 1")] if upper is not None else []
        case _:
            return
    for place, shift in shifted:
        if not _ends_in_number(place):
            yield text.replaced("off by one", place, f"{text.of(place)} {shift}")


def _dropped_statements(tree: ast.Module, text: Text) -> Iterator[Edit]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assigned: set[str] = {argument.arg for argument in node.args.args}
            for statement in _statements(node.body):
                if _can_be_dropped(statement, assigned):
                    yield text.replaced("dropped statement", statement, "pass")
                assigned |= _names_bound(statement)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        yield statement
        for name in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(statement, name, []))


def _can_be_dropped(statement: ast.stmt, assigned: set[str]) -> bool:
    """Whether the rest still runs without it: no name is left undefined."""
    match statement:
        case ast.AugAssign() | ast.Continue() | ast.Break():
            return True
        case ast.Expr(value=value):
            return not isinstance(value, ast.Constant)
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            return True
        case ast.Assign():
            return bool(names := _names_bound(statement)) and names <= assigned
        case ast.If(body=[*_, ast.Return() | ast.Continue() | ast.Break()], orelse=[]):
            return True
    return False


def _names_bound(statement: ast.stmt) -> set[str]:
    targets: list[ast.expr] = []
    match statement:
        case ast.Assign(targets=found):
            targets = found
        case ast.For(target=target):
            targets = [target]
    return {
        node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)
    }


_FAMILIES: tuple[Callable[[ast.AST, Text], Iterator[Edit]], ...] = (
    _arithmetic,
    _comparison,
    _boolean,
    _constant,
    _axis,
    _reduction,
    _dropped_call,
    _off_by_one,
)
