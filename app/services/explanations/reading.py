"""Which paragraph of a lesson, and which lines of the statement, treat a mistake.

The rule, which the page tells with its choice:

1. The sections of the lesson that work with this problem: they compute an example with it or
   link to it. Where there are none, every section but the last, which lists sources.
2. Of their paragraphs the one that shares most words with what is said about the mistake. Two
   words are the same when their first six letters are; words of fewer than three letters, common
   ones, and those in more than a third of the paragraphs do not count.
3. Of equals the first. Without a shared word: the first paragraph of the first such section.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from problems.lessons import Prose, Worked, parts

_WORD = re.compile(r"[a-z]{3,}")
_STEM = 6
_FEWEST = 40
_FEWEST_SHARED = 2
_COMMON_WORDS = """
    all and any are but can did does due for get had has how its may nor not off one onto our out
    own per put set that the too two use was way who why yes yet you
    about above after again also another answer answers array arrays because been before being
    below between both cannot case cases does each else every first from full have here into
    itself last like line look made make many more most must need next none number numbers once
    only other over result results right same should some such take taken takes than that their
    them then there these they this those three through twice under used uses value values very
    were what when where which while whole will with without would wrong your
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a lesson in Markdown, under the heading `section`."""

    section: str
    text: str


@dataclass(frozen=True)
class Choice:
    """The paragraph, the words it shares with the mistake, and whether its section is about
    the problem itself."""

    paragraph: Paragraph
    shared: tuple[str, ...]
    is_about_problem: bool


def choose_paragraph(lesson: str, slug: str, about: str) -> Choice | None:
    """The paragraph that treats `about`, by the rule above; None where the lesson has none."""
    sections = _sections(lesson)
    near = [each for each in sections if each.is_about(slug)]
    paragraphs = [each for section in near or sections[:-1] for each in section.paragraphs]
    if not paragraphs:
        return None
    everywhere = _too_frequent([each for section in sections for each in section.paragraphs])
    wanted = {stem: word for word in _words(about) if (stem := word[:_STEM]) not in everywhere}
    shared = [_shared(wanted, each.text) for each in paragraphs]
    best = max(range(len(paragraphs)), key=lambda index: len(shared[index]))
    return Choice(paragraphs[best], shared[best], bool(near))


def choose_conventions(conventions: Mapping[str, str], about: str) -> tuple[str, ...]:
    """The lines of the statement's card that share most words with `about`, two at least."""
    wanted = {word[:_STEM]: word for word in _words(about)}
    lines = [f"{name.replace('_', ' ')}: {text}" for name, text in conventions.items()]
    counts = [len(_shared(wanted, line)) for line in lines]
    most = max(counts, default=0)
    return tuple(line for line, count in zip(lines, counts, strict=True) if most and count == most)


@dataclass
class _Section:
    title: str
    paragraphs: list[Paragraph]
    problems: set[str]

    def is_about(self, slug: str) -> bool:
        return slug in self.problems


def _sections(lesson: str) -> list[_Section]:
    found = [_Section("", [], set())]
    for part in parts(lesson):
        match part:
            case Worked(problem=problem):
                found[-1].problems.add(problem)
            case Prose(text=text):
                for piece in re.split(r"\n\s*\n", text):
                    _take(found, piece.strip())
            case _:
                continue
    return [each for each in found if each.paragraphs]


def _take(found: list[_Section], piece: str) -> None:
    heading, _, rest = piece.partition("\n") if piece.startswith("## ") else ("", "", piece)
    if heading:
        found.append(_Section(heading.removeprefix("## ").strip(), [], set()))
    found[-1].problems.update(re.findall(r"\(/problems/([a-z0-9-]+)\)", rest))
    if rest.startswith("$$") and found[-1].paragraphs[-1:]:
        _complete(found[-1].paragraphs, rest)
    is_prose = rest[:1] not in {"|", "$", "#", "`", ""}
    if is_prose and len(rest) >= _FEWEST:
        found[-1].paragraphs.append(Paragraph(found[-1].title, rest.strip()))


def _complete(paragraphs: list[Paragraph], formula: str) -> None:
    """A paragraph that ends with a colon is only half of what it says."""
    last = paragraphs[-1]
    if last.text.endswith(":"):
        paragraphs[-1] = Paragraph(last.section, f"{last.text}\n\n{formula}")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _COMMON]


def _shared(wanted: Mapping[str, str], text: str) -> tuple[str, ...]:
    there = {word[:_STEM] for word in _words(text)}
    return tuple(word for stem, word in wanted.items() if stem in there)


def _too_frequent(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    counts = Counter(stem for each in paragraphs for stem in {w[:_STEM] for w in _words(each.text)})
    return frozenset(stem for stem, count in counts.items() if 3 * count > len(paragraphs))
