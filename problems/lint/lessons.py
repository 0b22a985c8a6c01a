"""A chapter's lesson: every check that runs no code of it."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from problems import syntax
from problems.errors import PackageError, Place
from problems.lessons import Animation, Broken, Part, Prose, Worked, is_format, parts, slots
from problems.lint.finding import Finding, Severity
from problems.load import load_chapter
from problems.markup import formula_fault, formulas, images, raw_html
from problems.schema import did_you_mean

_FILE = "lesson.md"
_LINK = re.compile(r"\]\(/(problems|chapters)/([^)#?\s]*)")
_SOURCES = re.compile(r"^## Sources\s*$", re.MULTILINE)
_FIRST_LEVEL = re.compile(r"^# ", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A lesson in parts, and the slugs of the library that it may name."""

    text: str
    parts: tuple[Part, ...]
    problems: Collection[str]
    chapters: Collection[str]


@dataclass(frozen=True)
class LessonCheck:
    """A named rule of lessons; `run` yields line and message of each breach."""

    id: str
    title: str
    run: Callable[[Lesson], Iterator[tuple[int, str]]]


def lint_chapter(
    folder: Path, problems: Collection[str], chapters: Collection[str]
) -> list[Finding]:
    """Every finding about a chapter's folder, in the order of its lines.

    Args:
        problems, chapters: the slugs of the library.
    """
    try:
        lesson = load_chapter(folder.resolve()).lesson
    except PackageError as error:
        return [Finding(error.check, Severity.ERROR, error.place, error.message)]
    if lesson is None:
        return []
    subject = Lesson(lesson, tuple(parts(lesson)), problems, chapters)
    found = [
        Finding(check.id, Severity.ERROR, Place(_FILE, line), message)
        for check in LESSON_CHECKS
        for line, message in check.run(subject)
    ]
    return sorted(found, key=lambda each: each.place.line or 0)


def formulas_render(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for text, first in _texts(lesson):
        for formula in formulas(text):
            fault = formula_fault(formula)
            if fault:
                shown = formula.latex.strip()
                yield first + formula.line - 1, f'the formula "{shown}" does not render: {fault}.'


def markdown_is_plain(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for text, first in _texts(lesson):
        for line in raw_html(text):
            yield first + line - 1, "raw HTML is shown as text; write Markdown."
        for image in images(text):
            message = "a chapter holds no pictures; describe it, or draw it in the animation."
            yield first + image.line - 1, message
        for match in _FIRST_LEVEL.finditer(text):
            line = first + text.count("\n", 0, match.start())
            yield line, "the chapter's title is the only heading of the first level; write ##."


def examples_are_whole(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for part in lesson.parts:
        if isinstance(part, Broken):
            yield part.line, part.message
        elif isinstance(part, Worked):
            yield from _code_faults(part)
            yield from _slot_faults(part)
    places = [part for part in lesson.parts if isinstance(part, Animation)]
    for extra in places[1:]:
        yield extra.line, "a chapter has one animation; remove this block."


def names_exist(lesson: Lesson) -> Iterator[tuple[int, str]]:
    for part in lesson.parts:
        if isinstance(part, Worked) and part.problem not in lesson.problems:
            near = did_you_mean(part.problem, lesson.problems)
            yield part.line, f'there is no problem "{part.problem}" in the library.{near}'
    for text, first in _texts(lesson):
        for match in _LINK.finditer(text):
            kind, slug = match.groups()
            known = lesson.problems if kind == "problems" else lesson.chapters
            if slug not in known:
                line = first + text.count("\n", 0, match.start())
                message = f"the link leads to /{kind}/{slug}, which does not exist."
                yield line, f"{message}{did_you_mean(slug, known)}"


def sources_are_named(lesson: Lesson) -> Iterator[tuple[int, str]]:
    last = lesson.text.count("\n") or 1
    heading = _SOURCES.search(lesson.text)
    if heading is None:
        yield last, 'a lesson ends with "## Sources": the papers and books that it stands on.'
    elif "](https://" not in lesson.text[heading.end() :]:
        line = lesson.text.count("\n", 0, heading.start()) + 1
        yield line, "no source has an https address; link one at least."


def _code_faults(example: Worked) -> Iterator[tuple[int, str]]:
    try:
        syntax.parse(example.code)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = example.line + (getattr(error, "lineno", None) or 1)
        yield line, f"{getattr(error, 'msg', None) or error}; this is not Python."


def _slot_faults(example: Worked) -> Iterator[tuple[int, str]]:
    for written, spec, line in slots(example):
        if not is_format(spec):
            message = f'{written} asks for the format "{spec}"; write digits and a letter: .3f.'
            yield line, message
    assigned = set(re.findall(r"[A-Za-z_]\w*", example.code))
    for name in example.names:
        if name not in assigned:
            near = did_you_mean(name, assigned)
            yield example.template_line, f"{{{{{name}}}}} names nothing in the code above.{near}"
    if not example.names:
        yield example.template_line, "the text shows no value; write {{name}} where one belongs."


def _texts(lesson: Lesson) -> Iterator[tuple[str, int]]:
    """Everything that is read as Markdown, with its first line."""
    for part in lesson.parts:
        match part:
            case Prose(text=text, line=line):
                yield text, line
            case Worked(template=text):
                yield text, part.template_line
            case Animation(text=text, line=line):
                yield text, line + 1


LESSON_CHECKS = (
    LessonCheck("K01", "Formulas of a lesson render", formulas_render),
    LessonCheck("K02", "Worked examples are whole", examples_are_whole),
    LessonCheck("K03", "A lesson names problems and chapters that exist", names_exist),
    LessonCheck("K04", "A lesson is plain Markdown", markdown_is_plain),
    LessonCheck("K05", "A lesson ends with its sources", sources_are_named),
    # Found by running the lesson; see `app.authoring.lessons`.
    LessonCheck("K06", "Worked examples run", lambda _: iter(())),
)
