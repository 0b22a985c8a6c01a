"""The files of a package that are not TOML: hints, wrong solutions, other solutions."""

import ast
import re
from pathlib import PurePosixPath

from problems import syntax
from problems.errors import PackageError, Place
from problems.package import Expectation, Misconception, Solution
from problems.schema import did_you_mean

VERDICTS = (
    *("wrong_answer", "time_limit_exceeded", "memory_limit_exceeded"),
    *("output_limit_exceeded", "runtime_error", "compile_error", "forbidden"),
)
SAMPLE_GROUP, EDGE_GROUP = "sample", "edges"

_HINT = re.compile(r"^## +(\S.*?)\s*$", re.MULTILINE)
_EXPECT = re.compile(r"^# *expect *: *(.*?)\s*$", re.MULTILINE)
_TREATED_BY = re.compile(r"^# *hint *: *(.*?)\s*$", re.MULTILINE)
_EXPECTATION = re.compile(r"(\w+)(?:\s+in\s+(.+))?")
_STEM = re.compile(r"[a-z][a-z0-9_]*")


def decode(name: str, content: bytes) -> str:
    """The text of a file.

    Raises:
        PackageError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8."
        raise PackageError(Place(name, line), message, "L06") from error


def split_hints(text: str) -> tuple[str, ...]:
    """The hints under the headings `## 1`, `## 2` …

    Raises:
        PackageError: text before the first heading, or a heading that is not the next number.
    """
    headings = list(_HINT.finditer(text))
    before = text[: headings[0].start()] if headings else text
    if before.strip():
        message = 'there is text before the first hint; begin with a line "## 1".'
        raise PackageError(Place("hints.md", 1), message, "S09")
    hints: list[str] = []
    for number, heading in enumerate(headings, 1):
        if heading[1] != str(number):
            line = text[: heading.start()].count("\n") + 1
            message = f'the heading is "## {heading[1]}"; hint {number} begins with "## {number}".'
            raise PackageError(Place("hints.md", line), message, "S09")
        end = headings[number].start() if number < len(headings) else len(text)
        hints.append(text[heading.end() : end].strip())
    return tuple(hints)


def read_misconception(name: str, source: str, groups: frozenset[str], hints: int) -> Misconception:
    """A file of `wrong/`: its docstring is the message, `# expect:` says how it fails, and
    `# hint:` which of the problem's `hints` treats it.

    Raises:
        PackageError: no docstring, or an expectation or hint that does not exist.
    """
    identifier = _identifier(name)
    docstring, line = _docstring(name, source)
    if docstring is None:
        message = (
            "the file has no docstring; its first statement is the message that a learner with "
            "this mistake reads."
        )
        raise PackageError(Place(name, 1), message, "W07")
    return Misconception(
        id=identifier,
        message=" ".join(docstring.split()),
        source=source,
        expectation=_expectation(name, source, groups),
        place=Place(name, line),
        hint=_treated_by(name, source, hints),
    )


def read_solution(name: str, source: str) -> Solution:
    """A file of `solutions/`: the first line of its docstring is the title."""
    docstring, _ = _docstring(name, source)
    identifier = _identifier(name)
    title = docstring.strip().splitlines()[0] if docstring and docstring.strip() else identifier
    return Solution(identifier, title.rstrip("."), source)


def _identifier(name: str) -> str:
    stem = PurePosixPath(name).stem
    if not _STEM.fullmatch(stem):
        message = f'the name "{stem}" cannot be an id; use lower-case letters, digits and "_".'
        raise PackageError(Place(name), message, "L05")
    return stem.replace("_", "-")


def _docstring(name: str, source: str) -> tuple[str | None, int]:
    try:
        body = syntax.parse(source).body
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 1
        what = getattr(error, "msg", None) or str(error)
        raise PackageError(Place(name, line), f"{what}; this is not Python.", "L07") from error
    match body:
        case [ast.Expr(value=ast.Constant(value=str(text)), lineno=line), *_]:
            return text, line
    return None, 1


def _expectation(name: str, source: str, groups: frozenset[str]) -> Expectation:
    found = _EXPECT.search(source)
    if found is None:
        return Expectation()
    place = Place(name, source[: found.start()].count("\n") + 1)
    match = _EXPECTATION.fullmatch(found[1])
    if match is None:
        message = f'"{found[1]}" is not understood; write "# expect: wrong_answer in hidden".'
        raise PackageError(place, message, "W02")
    verdict, named = match[1], match[2] or ""
    if verdict not in VERDICTS:
        message = (
            f'the verdict "{verdict}" does not exist; it is one of {", ".join(VERDICTS)}.'
            f"{did_you_mean(verdict, VERDICTS)}"
        )
        raise PackageError(place, message, "W02")
    wanted = tuple(g.strip() for g in named.split(",")) if named else ()
    wanted = tuple(SAMPLE_GROUP if g == "samples" else g for g in wanted)
    for group in wanted:
        if group not in groups:
            message = (
                f'there is no group "{group}"; the groups are {", ".join(sorted(groups))}.'
                f"{did_you_mean(group, groups)}"
            )
            raise PackageError(place, message, "W02")
    return Expectation(verdict, wanted)


def _treated_by(name: str, source: str, hints: int) -> int | None:
    found = _TREATED_BY.search(source)
    if found is None:
        return None
    number = int(found[1]) if found[1].isdecimal() else 0
    if not 1 <= number <= hints:
        place = Place(name, source[: found.start()].count("\n") + 1)
        message = (
            f'there is no hint "{found[1]}"; hints.md has {hints}. Write "# hint: 2", or leave '
            "the comment out."
        )
        raise PackageError(place, message, "W02")
    return number
