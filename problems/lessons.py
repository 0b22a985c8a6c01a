"""A chapter's lesson in parts: prose, worked examples that are computed, the animation's place.

A worked example is a fenced block of its own at the margin of `lesson.md`:

    ```worked problem=layer-norm
    y = layer_norm(np.array([[1.0, 3.0]]), np.ones(2), np.zeros(2), 1e-5)
    ---
    The row becomes {{y[0]:.3f}}.
    ```

Above the line stands Python that sees everything the problem's `reference.py` defines; below it
Markdown in which `{{name}}`, `{{name[0][1]}}` and `{{name:.3f}}` show what the names hold at the
end. A block ```` ```animation ```` is where the chapter's animation stands; its Markdown says
what there is to see, for those who do not see it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

_BLOCK = re.compile(
    r"^```(?P<kind>worked|animation)(?P<rest>[^\n`]*)\n(?P<body>.*?)(?:^```[ \t]*$\n?|\Z)",
    re.MULTILINE | re.DOTALL,
)
_PROBLEM = re.compile(r"\s+problem=([a-z0-9]+(?:-[a-z0-9]+)*)\s*")
_RULE = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_SLOT = re.compile(r"\{\{\s*([A-Za-z_]\w*)((?:\[\d+\])*)\s*(?::([^{}]*?))?\s*\}\}")
_SPEC = re.compile(r"\d*(?:\.\d+)?[defg%s]?")
_DEFAULT_SPEC = ".4g"


@dataclass(frozen=True)
class Prose:
    """Markdown between the blocks; `line` is the first of it, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True)
class Worked:
    """A worked example: code over a problem's reference, and the text that shows its values."""

    problem: str
    code: str
    template: str
    line: int

    @property
    def names(self) -> tuple[str, ...]:
        """The names whose values the text shows, each once."""
        return tuple(dict.fromkeys(match[1] for match in _SLOT.finditer(self.template)))

    @property
    def template_line(self) -> int:
        """The line of the lesson on which the text begins."""
        return self.line + 2 + self.code.count("\n") + 1


@dataclass(frozen=True)
class Animation:
    """Where the chapter's animation stands, and what it shows in words."""

    text: str
    line: int


@dataclass(frozen=True)
class Broken:
    """A block that cannot be read: why, and what would be right."""

    message: str
    line: int


Part = Prose | Worked | Animation | Broken


def parts(lesson: str) -> Iterator[Part]:
    """The lesson from top to bottom."""
    end = 0
    for match in _BLOCK.finditer(lesson):
        if match.start() > end:
            yield Prose(lesson[end : match.start()], lesson.count("\n", 0, end) + 1)
        yield _block(match, lesson.count("\n", 0, match.start()) + 1)
        end = match.end()
    if end < len(lesson):
        yield Prose(lesson[end:], lesson.count("\n", 0, end) + 1)


def worked_examples(lesson: str) -> tuple[Worked, ...]:
    """The worked examples in order: that in which their texts are stored."""
    return tuple(part for part in parts(lesson) if isinstance(part, Worked))


def fill(example: Worked, values: Mapping[str, Any]) -> str:
    """The example's text with its values in place; numbers have four digits unless it says so.

    Raises:
        ValueError: a slot asks for what the values do not have.
    """

    def shown(match: re.Match[str]) -> str:
        name, path, spec = match[1], match[2], match[3]
        value = values[name]
        try:
            for index in re.findall(r"\d+", path):
                value = value[int(index)]
            return _shown(value, _DEFAULT_SPEC if spec is None else spec)
        except (IndexError, TypeError, KeyError, ValueError) as error:
            raise ValueError(f"{match.group()} cannot be shown: {error}") from error

    return _SLOT.sub(shown, example.template)


def slots(example: Worked) -> Iterator[tuple[str, str, int]]:
    """Each slot as it is written, its format, and its line in the lesson."""
    for match in _SLOT.finditer(example.template):
        line = example.template_line + example.template.count("\n", 0, match.start())
        yield match.group(), match[3] or "", line


def is_format(spec: str) -> bool:
    """Whether a slot may ask for this format: a width, digits and a letter, as in Python."""
    return _SPEC.fullmatch(spec) is not None


def _block(match: re.Match[str], line: int) -> Part:
    body = match["body"]
    if not match.group().rstrip().endswith("```") or match.group().count("```") < 2:
        return Broken("this block never ends; close it with ``` at the margin.", line)
    if match["kind"] == "animation":
        if match["rest"].strip():
            return Broken("write ```animation alone: the chapter knows which one it has.", line)
        return Animation(body, line)
    problem = _PROBLEM.fullmatch(match["rest"])
    if problem is None:
        return Broken("name the problem: ```worked problem=layer-norm.", line)
    code, *template = _RULE.split(body, maxsplit=1)
    if not template or not code.strip() or not template[0].strip():
        message = "a worked example is Python, a line with --- alone, and the text that shows it."
        return Broken(message, line)
    return Worked(problem[1], code.rstrip("\n"), template[0], line)


def _shown(value: Any, spec: str) -> str:
    if isinstance(value, np.ndarray):
        value = value.tolist()
    match value:
        case list() | tuple():
            inner = ", ".join(_shown(item, spec) for item in value)
            return f"({inner})" if isinstance(value, tuple) else f"[{inner}]"
        case bool() | np.bool_() | str() | None:
            return str(value)
        case int() | np.integer():
            return format(int(value), spec if spec != _DEFAULT_SPEC else "d")
        case float() | np.floating():
            # Minus zero is no news to a reader.
            return re.sub(r"^-(0(?:\.0*)?)$", r"\1", format(float(value), spec))
    raise TypeError(f"a {type(value).__name__} has no short form; show a number or a list")
