"""Writing a found input into `cases.py`, at the end of `edges()`."""

import ast
from pathlib import Path

from app.authoring.literals import source_of
from app.authoring.proposals import Raw
from app.errors import Conflict
from problems import syntax

_WIDTH = 100


def adopt(folder: Path, raw: Raw, why: str) -> str:
    """Add the input to the package's edge cases; the text that was added.

    Raises:
        Conflict: there is no `edges` that yields its cases one by one.
    """
    file = folder / "cases.py"
    text = file.read_text(encoding="utf-8")
    edges = next(
        (
            node
            for node in syntax.parse(text).body
            if isinstance(node, ast.FunctionDef) and node.name == "edges"
        ),
        None,
    )
    yields = edges is not None and any(isinstance(node, ast.Yield) for node in ast.walk(edges))
    if edges is None or edges.end_lineno is None or not yields:
        raise Conflict(
            "cases.py has no edges() that yields cases; write one, and add the input by hand."
        )
    lines = text.splitlines(keepends=True)
    indent = " " * edges.body[-1].col_offset
    added = _statement(raw, why, indent)
    lines.insert(edges.end_lineno, added)
    changed = "".join(lines)
    if "np." in added and "import numpy as np" not in text:
        changed = _with_numpy(changed)
    file.write_text(changed, encoding="utf-8")
    return added


def _statement(raw: Raw, why: str, indent: str) -> str:
    value = source_of(raw, with_dtype=False)
    line = f"{indent}yield {value}  # {why}\n"
    if len(line) <= _WIDTH:
        return line
    if isinstance(raw, dict):
        parts = [f"{source_of(k)}: {source_of(v, with_dtype=False)}," for k, v in raw.items()]
        opened, closed = "{", "}"
    else:
        parts = [f"{source_of(step, with_dtype=False)}," for step in raw]
        opened, closed = "[", "]"
    inner = "".join(f"{indent}    {part}\n" for part in parts)
    return f"{indent}yield {opened}  # {why}\n{inner}{indent}{closed}\n"


def _with_numpy(text: str) -> str:
    """The text with NumPy imported, after the docstring."""
    body = syntax.parse(text).body
    first = body[0] if body else None
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    after = first.end_lineno or 0 if first is not None and is_docstring else 0
    lines = text.splitlines(keepends=True)
    lines.insert(after, "\nimport numpy as np\n")
    return "".join(lines)
