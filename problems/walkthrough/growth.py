"""Code that grows: lines are taken from a file in any order and stand where they stand there."""

import ast
from collections.abc import Iterator, Sequence

from problems import syntax
from problems.schema import did_you_mean


class Misplaced(Exception):
    """Lines that the file does not have; `index` is that of the first one to blame."""

    def __init__(self, index: int, message: str) -> None:
        self.index = index
        super().__init__(message)


class Growth:
    """A file, and which of its lines have been taken. Its docstring is left out."""

    def __init__(self, name: str, source: str) -> None:
        """Take nothing yet; `source` parses."""
        self._name = name
        self._lines = source.splitlines()
        first = _after_docstring(source)
        self._left = [i for i in range(first, len(self._lines)) if self._lines[i].strip()]
        self._origin_of: dict[int, int] = {}
        self._newest: frozenset[int] = frozenset()

    def take(self, lines: Sequence[str], origins: Sequence[int]) -> None:
        """Add lines, in the order of the file, with where each comes from.

        Raises:
            Misplaced: one is not among the lines that are left, or they stand in another order.
        """
        matches = [found for at in self._left if (found := self._match(lines, at)) is not None]
        if not matches:
            raise self._blame(lines)
        # Of several places the one where the lines stand closest together.
        chosen = min(matches, key=lambda found: found[-1] - found[0])
        self._left = [at for at in self._left if at not in chosen]
        self._origin_of |= dict(zip(chosen, origins, strict=True))
        self._newest = frozenset(chosen)

    @property
    def missing(self) -> tuple[int, str] | None:
        """The first line that nobody has taken, with its number; None where there is none."""
        at = next(iter(self._left), None)
        return None if at is None else (at + 1, self._lines[at].strip())

    def code(self) -> tuple[str, tuple[int, ...], tuple[int | None, ...]]:
        """The code so far, the numbers of its newest lines, and the origin of each line."""
        shown = list(self._shown())
        text = "".join(f"{self._lines[at]}\n" for at in shown)
        new = tuple(number for number, at in enumerate(shown, 1) if at in self._newest)
        return text, new, tuple(self._origin_of.get(at) for at in shown)

    def _shown(self) -> Iterator[int]:
        """The lines taken, in order; empty lines come with the line that follows them."""
        has_begun = False
        for at in sorted(self._origin_of):
            empty = at
            while has_begun and empty > 0 and not self._lines[empty - 1].strip():
                empty -= 1
            yield from range(empty, at + 1)
            has_begun = True

    def _match(self, lines: Sequence[str], start: int) -> tuple[int, ...] | None:
        """Where the lines stand when the first of them stands at `start`."""
        found: list[int] = []
        for at in self._left:
            if at >= start and len(found) < len(lines) and self._lines[at] == lines[len(found)]:
                found.append(at)
            elif at == start:
                return None
        return tuple(found) if len(found) == len(lines) else None

    def _blame(self, lines: Sequence[str]) -> Misplaced:
        left = [self._lines[at] for at in self._left]
        for index, line in enumerate(lines):
            shown = line.strip()
            if line in left:
                continue
            if line in self._lines:
                message = f'an earlier step has brought "{shown}" already; remove it here.'
            elif shown in [each.strip() for each in left]:
                message = f'"{shown}" is indented otherwise in {self._name}; copy it from there.'
            else:
                near = did_you_mean(shown, [each.strip() for each in left])
                message = f'"{shown}" is no line of {self._name}; copy it from there.{near}'
            return Misplaced(index, message)
        return Misplaced(0, f"these lines stand in another order in {self._name}; follow that.")


def scopes(code: str, line: int) -> tuple[str, ...]:
    """The qualified names of the functions around a line, the innermost first."""
    found: list[str] = []
    nodes: Sequence[ast.AST] = syntax.parse(code).body
    name, is_function = "", False
    while True:
        around = next((each for each in nodes if _holds(each, line)), None)
        if around is None:
            return tuple(found)
        if isinstance(around, ast.FunctionDef | ast.ClassDef):
            inside = ".<locals>." if is_function else "."
            name = f"{name}{inside}{around.name}" if name else around.name
            is_function = isinstance(around, ast.FunctionDef)
            if is_function:
                found.insert(0, name)
        nodes = [each for each in ast.iter_child_nodes(around) if isinstance(each, ast.stmt)]


def free_names(expression: str) -> frozenset[str]:
    """The names in an expression that it does not bind itself, as comprehensions do."""
    names = [n for n in ast.walk(syntax.parse(expression, "eval")) if isinstance(n, ast.Name)]
    bound = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return frozenset(name.id for name in names) - bound


def _holds(node: ast.AST, line: int) -> bool:
    return isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)


def _after_docstring(source: str) -> int:
    match syntax.parse(source).body:
        case [ast.Expr(value=ast.Constant(value=str()), end_lineno=int(end)), *_]:
            return end
    return 0
