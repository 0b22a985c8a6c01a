"""`walkthrough.md` in sections: headings, prose, and the blocks that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

KINDS = ("example", "lines", "values")

_FENCE = re.compile(
    r"^```(?P<kind>\w*)(?P<rest>[^\n`]*)\n(?P<body>.*?)(?P<end>^```[ \t]*(?:\n|\Z)|\Z)",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"^## +(\S.*?)[ \t]*$\n?", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of one of `KINDS`; `line` is that of its first fence, counted from 1."""

    kind: str
    rest: str
    body: str
    line: int
    is_closed: bool


@dataclass
class Section:
    """What stands under a heading; the first section has none and is the opening."""

    title: str | None
    line: int
    prose: str = ""
    blocks: list[Block] = field(default_factory=list)

    def block(self, kind: str) -> Block | None:
        return next((each for each in self.blocks if each.kind == kind), None)


def sections(text: str) -> Iterator[Section]:
    """The opening, and a section for each heading of the second level."""
    fences = list(_FENCE.finditer(text))
    headings = [
        match
        for match in _HEADING.finditer(text)
        if not any(fence.start() < match.start() < fence.end() for fence in fences)
    ]
    edges = [(None, 0, 0), *((each[1], each.start(), each.end()) for each in headings)]
    ends = [*(each.start() for each in headings), len(text)]
    for (title, start, begin), end in zip(edges, ends, strict=True):
        section = Section(title, _line(text, start))
        _fill(section, text, begin, end, fences)
        yield section


def _fill(section: Section, text: str, begin: int, end: int, fences: list[re.Match[str]]) -> None:
    for fence in fences:
        if fence["kind"] in KINDS and begin <= fence.start() < end:
            section.prose += text[begin : fence.start()]
            begin = fence.end()
            section.blocks.append(
                Block(
                    fence["kind"],
                    fence["rest"],
                    fence["body"],
                    _line(text, fence.start()),
                    # One that is not closed swallows the next, up to that one's end.
                    bool(fence["end"]) and "\n```" not in f"\n{fence['body']}",
                )
            )
    section.prose += text[begin:end]


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
