"""What can be read off the learner's code, line by line.

It is foreign text of any size and depth, so it is searched and never parsed: what a comment or
a long string hides is a matter of wording here, not of a verdict.
"""

import re
from dataclasses import dataclass

MOST_NAMES = 4
_ASSIGNED = re.compile(r"^[ \t]+([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=(?!=)", re.MULTILINE)
_LOOP = re.compile(r"^([ \t]*)(?:for|while)\b")
_PRINT = re.compile(r"^[ \t]*print\(", re.MULTILINE)
_NUMPY = re.compile(r"^import numpy as np[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[Ll]ine (\d{1,6})\b")


@dataclass(frozen=True)
class Sketch:
    """`names` are assigned inside functions, in order; `loop_depth` counts loops in loops."""

    names: tuple[str, ...]
    loop_depth: int
    prints: int
    has_numpy: bool


def sketch(source: str) -> Sketch:
    """Read the code over."""
    names = dict.fromkeys(_ASSIGNED.findall(source))
    return Sketch(
        names=tuple(names)[:MOST_NAMES],
        loop_depth=_loop_depth(source),
        prints=len(_PRINT.findall(source)),
        has_numpy=_NUMPY.search(source) is not None,
    )


def line_named_in(message: str) -> int | None:
    """The last line that a sentence or traceback names, counted from 1."""
    found = _LINE.findall(message)
    return int(found[-1]) if found else None


def quote(source: str, number: int, around: int = 1) -> str | None:
    """The line with its neighbours and their numbers; None where the file has no such line."""
    lines = source.splitlines()
    if not 1 <= number <= len(lines):
        return None
    first = max(1, number - around)
    last = min(len(lines), number + around)
    return "\n".join(f"{n:4d}  {lines[n - 1][:160]}" for n in range(first, last + 1))


def _loop_depth(source: str) -> int:
    deepest, open_at = 0, list[int]()
    for line in source.splitlines():
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while open_at and indent <= open_at[-1]:
            open_at.pop()
        if _LOOP.match(line):
            open_at.append(indent)
            deepest = max(deepest, len(open_at))
    return deepest
