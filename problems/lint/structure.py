"""Files and metadata: is everything there, and nothing else?"""

import re
from collections.abc import Iterator

from problems.errors import Place
from problems.lint.finding import Check, Report, Severity, Subject, line_at
from problems.schema import did_you_mean

_FILES = (
    *("problem.toml", "statement.md", "reference.py", "cases.py", "hints.md", "editorial.md"),
    *("checker.py", "visual.py", "walkthrough.md"),
)
_FOLDERS = re.compile(r"(wrong|solutions)/[a-z][a-z0-9_]*\.py|assets/[\w.-]+\.(svg|png|jpg|webp)")
# Spelled in two parts, so that a search for forgotten marks does not find this line.
_MARKS = re.compile(r"\b(TO" r"DO|FIX" r"ME|TBD|XXX)\b|lorem ipsum", re.IGNORECASE)
_TO_WRITE = re.compile(r"\(to write:?\s*([^)]*)\)")
_BEST_WRONG, _FEWEST_WRONG, _FEWEST_HINTS = 4, 3, 3


def stray_files(subject: Subject) -> Iterator[Report]:
    for name in subject.problem.files:
        if name not in _FILES and not _FOLDERS.fullmatch(name):
            near = did_you_mean(name, _FILES)
            yield (
                Severity.ERROR,
                Place(name),
                f"nothing reads this file; remove it or give it the right name.{near}",
            )


def line_ends(subject: Subject) -> Iterator[Report]:
    for name, text in subject.texts.items():
        if "\r" in text:
            line = line_at(text, text.index("\r"))
            yield Severity.ERROR, Place(name, line), "the line ends with CR; save with LF only."
        if text and not text.endswith("\n"):
            line = line_at(text, len(text))
            yield Severity.ERROR, Place(name, line), "the last line has no end; add a newline."


def pieces(subject: Subject) -> Iterator[Report]:
    problem = subject.problem
    if not problem.editorial.strip():
        yield (
            Severity.TODO,
            Place("editorial.md"),
            "write the editorial: idea, derivation, pitfalls.",
        )
    if len(problem.hints) < _FEWEST_HINTS:
        yield (
            Severity.TODO,
            Place("hints.md"),
            f"there are {len(problem.hints)} hints; write at least {_FEWEST_HINTS}, from vague to "
            "concrete.",
        )
    if not problem.solutions:
        yield (
            Severity.TODO,
            Place("solutions"),
            "write one accepted solution of another kind than the reference.",
        )
    if not problem.groups:
        yield (
            Severity.TODO,
            Place("problem.toml"),
            "add generated cases: [groups.hidden] with cases = [{ gen = …, count = … }].",
        )


def misconception_count(subject: Subject) -> Iterator[Report]:
    count = len(subject.problem.misconceptions)
    if count < _BEST_WRONG:
        severity = Severity.TODO if count < _FEWEST_WRONG else Severity.WARNING
        yield (
            severity,
            Place("wrong"),
            f"{count} wrong solutions; at least {_FEWEST_WRONG} are needed and {_BEST_WRONG} are "
            "good. Start from the mistakes that learners make.",
        )


def metadata(subject: Subject) -> Iterator[Report]:
    problem, place = subject.problem, Place("problem.toml", 1)
    if not problem.tags:
        yield Severity.TODO, place, "add tags: words by which a learner looks for the problem."
    if not problem.conventions:
        yield (
            Severity.TODO,
            place,
            "add [conventions]: one line for each choice a checker relies on.",
        )
    if not problem.constraints:
        yield Severity.TODO, place, "add [constraints]: bounds of the dimensions and parameters."
    if len(set(problem.tags)) < len(problem.tags):
        yield Severity.ERROR, place, "a tag is given twice; remove one."


def sources(subject: Subject) -> Iterator[Report]:
    text = subject.texts["problem.toml"]
    if not subject.problem.sources:
        message = "add [[sources]]: the paper or book that the formula or task comes from."
        yield Severity.WARNING, Place("problem.toml"), message
    for source in subject.problem.sources:
        if source.url is not None and not source.url.startswith("https://"):
            line = line_at(text, text.find(source.url))
            message = f'the address "{source.url}" must begin with https://.'
            yield Severity.ERROR, Place("problem.toml", line), message


def template_text(subject: Subject) -> Iterator[Report]:
    for name, text in subject.texts.items():
        for match in _TO_WRITE.finditer(text):
            what = " ".join(match[1].split()) or "this part"
            yield Severity.TODO, Place(name, line_at(text, match.start())), f"write {what}."
        for match in _MARKS.finditer(text):
            place = Place(name, line_at(text, match.start()))
            yield Severity.TODO, place, f'"{match.group()}" is left here; finish it.'


def prerequisites(subject: Subject) -> Iterator[Report]:
    slug, known = subject.problem.slug, subject.known_slugs
    text = subject.texts["problem.toml"]
    for name in subject.problem.prerequisites:
        place = Place("problem.toml", line_at(text, text.find(f'"{name}"')))
        if name == slug:
            yield Severity.ERROR, place, "the problem names itself as a prerequisite; remove it."
        elif known is not None and name not in known:
            message = f'there is no problem "{name}" yet; the link stays hidden until there is.'
            yield Severity.NOTE, place, message


def waivers(subject: Subject) -> Iterator[Report]:
    text = subject.texts["problem.toml"]
    for waiver in subject.problem.waivers:
        if not waiver.is_valid:
            message = (
                f"the waiver of {waiver.check} ended on {waiver.until}; mend what it hides, or "
                "give a later day and a reason that still holds."
            )
            at = text.find(f'"{waiver.check}"')
            yield Severity.ERROR, Place("problem.toml", line_at(text, max(at, 0))), message


CHECKS = (
    Check("L05", "Every file of the package is read by something", stray_files),
    Check("L06", "Texts are UTF-8 with LF line ends", line_ends),
    Check("L12", "No template text is left", template_text),
    Check("L14", "Metadata: tags, conventions, constraints", metadata),
    Check("L10", "Sources are named, with https addresses", sources),
    Check("L15", "Prerequisites exist", prerequisites),
    Check("L17", "Waivers name a check, and have not ended", waivers),
    Check("L16", "Hints, editorial, second solution and groups are there", pieces),
    Check("W10", "There are enough wrong solutions", misconception_count),
)
