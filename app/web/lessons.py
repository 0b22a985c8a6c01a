"""A chapter's lesson as HTML, and as Markdown that stands alone.

Prose is rendered part by part between the blocks of `problems.lessons`, so headings, worked
examples and the animation's place are elements of the page's own, never of an author's.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from app.web import markdown, static_files
from problems.lessons import Animation, Broken, Prose, Worked, parts

PENDING = "These numbers are being computed; reload the page in a moment."
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A heading of the second level and where it stands on the page."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Lesson:
    """The rendered lesson with its headings, for the list of contents."""

    html: Markup
    sections: tuple[Section, ...]


def animation_of(chapter: str) -> str | None:
    """The script of the chapter's animation among the static files, None while there is none."""
    path = f"js/animations/{chapter}.js"
    is_there = re.fullmatch(r"[a-z0-9-]+", chapter) and (static_files.FOLDER / path).is_file()
    return path if is_there else None


@lru_cache(maxsize=256)
def opening(lesson: str) -> Markup:
    """The lesson's first section, up to its second heading, without examples or animation."""
    prose = "".join(part.text for part in parts(lesson) if isinstance(part, Prose))
    head, *sections = re.split(r"^(?=## )", prose, flags=re.MULTILINE)
    first = head if head.strip() or not sections else sections[0]
    return markdown.render(re.sub(r"^## .*$", "", first, count=1, flags=re.MULTILINE))


@lru_cache(maxsize=256)
def render(chapter: str, lesson: str, worked: tuple[str, ...] | None) -> Lesson:
    """The lesson as it stands on the page.

    Args:
        worked: the texts of its worked examples; one that is not there yet says so.
    """
    made: list[Markup] = []
    number = 0
    for part in parts(lesson):
        match part:
            case Prose(text=text):
                made.append(markdown.render(text))
            case Worked():
                made.append(_worked(part, _text_of(worked, number)))
                number += 1
            case Animation(text=text):
                made.append(_animation(chapter, text))
            case Broken():
                # `ndjudge problem verify` reports it; a reader is not troubled with it.
                continue
    return _with_anchors("".join(made))


def as_markdown(lesson: str, worked: Sequence[str] | None) -> str:
    """The lesson for a terminal: examples as code with their text, animations as their words."""
    made: list[str] = []
    number = 0
    for part in parts(lesson):
        match part:
            case Prose(text=text) | Animation(text=text):
                made.append(text)
            case Worked(code=code):
                made.append(f"```python\n{code}\n```\n\n{_text_of(worked, number)}")
                number += 1
            case Broken():
                continue
    return "".join(made)


@lru_cache(maxsize=256)
def excerpt(lesson: str) -> Markup:
    """The lesson's first paragraph, to make one want to read on."""
    first = next((part.text for part in parts(lesson) if isinstance(part, Prose)), "")
    paragraphs = (each for each in first.split("\n\n") if not each.startswith("#"))
    return markdown.render(next(paragraphs, ""))


def _text_of(worked: Sequence[str] | None, number: int) -> str:
    if worked is None or number >= len(worked):
        return f"*{PENDING}*\n"
    return worked[number]


def _worked(example: Worked, text: str) -> Markup:
    return Markup(
        '<figure class="worked"><figcaption>Computed by the reference of '
        '<a href="/problems/{}">{}</a></figcaption>{}<div class="worked-text">{}</div></figure>\n'
    ).format(
        example.problem,
        example.problem.replace("-", " "),
        markdown.highlight_code(example.code),
        markdown.render(text),
    )


def _animation(chapter: str, text: str) -> Markup:
    if animation_of(chapter) is None:
        return Markup("")
    return Markup(
        '<section class="animation" id="animation" data-animation="{}">{}</section>\n'
    ).format(chapter, markdown.render(text))


def _with_anchors(html: str) -> Lesson:
    sections: list[Section] = []

    def anchored(match: re.Match[str]) -> str:
        title = str(Markup(match[1]).striptags())  # noqa: S704 - made safe where it was rendered
        anchor = _anchor(title, {section.anchor for section in sections})
        sections.append(Section(anchor, title))
        return f'<h2 id="{anchor}">{match[1]}</h2>'

    anchored_html = _HEADING.sub(anchored, html)
    return Lesson(Markup(anchored_html), tuple(sections))  # noqa: S704 - as above


def _anchor(title: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    anchor = "-".join(re.findall(r"[a-z0-9]+", plain)) or "section"
    while anchor in taken | {"problems", "animation"}:
        anchor += "-1"
    return anchor
