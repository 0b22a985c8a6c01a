"""An explanation as values: sections of plain blocks, which pages, API and terminal show alike.

What a learner or their program wrote stands in blocks of plain text, never in Markdown, so no
shower has to ask what may be trusted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.services.learning import HintsView
from app.services.recommendations import Recommendation


class BlockKind(StrEnum):
    """`markdown` holds an author's text; every other kind is plain text."""

    PARAGRAPH = "paragraph"
    MARKDOWN = "markdown"
    POINTS = "points"
    STEPS = "steps"
    CODE = "code"
    OUTPUT = "output"


@dataclass(frozen=True)
class Step:
    """One rung of the ladder: `state` is `passed`, `failed` or `open` (not looked at)."""

    text: str
    state: str


@dataclass(frozen=True)
class Block:
    """A piece of text. `items` are the points of a list, `steps` the rungs of a ladder."""

    kind: BlockKind
    text: str = ""
    caption: str | None = None
    items: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Section:
    """What is said under one heading; `id` is the same in every explanation."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class LessonPlace:
    """Where in the lesson of a chapter the paragraph stands."""

    chapter: str
    chapter_title: str
    section: str


@dataclass(frozen=True)
class Explanation:
    """What is known for certain about one finished submission, as a short tutorial.

    Attributes:
        case: the visible case to try things on, as the problem's page takes it; None without.
        is_open: whether the learner may see the worked solution.
    """

    submission_id: int
    problem: str
    problem_title: str
    verdict: str | None
    sections: tuple[Section, ...]
    lesson: LessonPlace | None = None
    hints: HintsView = field(default_factory=lambda: HintsView(0, ()))
    case: str | None = None
    similar: tuple[Recommendation, ...] = ()
    is_open: bool = False

    def section(self, identifier: str) -> Section | None:
        return next((each for each in self.sections if each.id == identifier), None)


def says(text: str) -> Block:
    """A plain paragraph."""
    return Block(BlockKind.PARAGRAPH, text)


def written(markdown: str) -> Block:
    """A text of the problem's author."""
    return Block(BlockKind.MARKDOWN, markdown)


def points(items: Sequence[str]) -> Block:
    """A list of plain sentences."""
    return Block(BlockKind.POINTS, items=tuple(items))


def code(text: str, caption: str | None = None) -> Block:
    """Python to read or to type."""
    return Block(BlockKind.CODE, text, caption)


def output(text: str, caption: str) -> Block:
    """Values and prints as the judge wrote them down."""
    return Block(BlockKind.OUTPUT, text, caption)
