"""Statement, hints, editorial and messages: placeholders, formulas, wording."""

import re
from collections.abc import Iterator

from problems.errors import Place
from problems.lint.finding import Check, Report, Severity, Subject, line_at
from problems.lint.python_code import sample_count
from problems.markup import formula_fault, formulas, images, python_fences, raw_html
from problems.placeholders import BLOCK_NAMES, Placeholder, find_placeholders
from problems.schema import did_you_mean

_BELITTLING = re.compile(r"\b(just|simply|obvious(?:ly)?|trivial(?:ly)?)\b", re.IGNORECASE)
_MESSAGE_CHARACTERS = 280
_LIBRARY_TEXTS = ("statement.md", "hints.md", "editorial.md", "walkthrough.md")
# Fewer shared lines than this are how everyone would write it.
_COPIED_LINES = 4


def placeholders_exist(subject: Subject) -> Iterator[Report]:
    for name in _LIBRARY_TEXTS:
        for found in find_placeholders(subject.texts.get(name, "")):
            message = _fault(subject, name, found)
            if message:
                yield Severity.ERROR, Place(name, found.line), message


def _fault(subject: Subject, file: str, found: Placeholder) -> str | None:
    problem, argument = subject.problem, found.argument
    if found.name in BLOCK_NAMES and not found.is_alone:
        return f"{found} must stand alone on its line, with an empty line before and after."
    match found.name:
        case "signature" | "conventions" | "tolerance" if argument is None:
            return None
        case "example":
            count = sample_count(subject.trees["cases.py"])
            if argument and argument.isdecimal() and int(argument) >= 1:
                if count is None or int(argument) <= count:
                    return None
                return f"{found} names a sample that does not exist; cases.py has {count}."
            return f"{found} needs the number of a sample, for example {{{{example:1}}}}."
        case "constraint":
            names = [c.name for c in problem.constraints]
            if argument in names:
                return None
            return f'[constraints] has no "{argument}".{did_you_mean(argument or "", names)}'
        case "solution":
            ids = [s.id for s in problem.solutions]
            if file != "editorial.md":
                return f"{found} belongs into editorial.md only: this text is shown before."
            if argument in ids:
                return None
            return f"{found} names no file of solutions/.{did_you_mean(argument or '', ids)}"
    known = [*BLOCK_NAMES, "tolerance", "constraint", *problem.constants]
    if found.name in problem.constants and argument is None:
        return None
    return f"{found} is no placeholder.{did_you_mean(found.name, known)}"


def facts_are_shown(subject: Subject) -> Iterator[Report]:
    place = Place("statement.md")
    used = {(p.name, p.argument) for p in find_placeholders(subject.problem.statement)}
    wanted = ["signature", *["conventions"] * bool(subject.problem.conventions)]
    for name in wanted:
        if (name, None) not in used:
            yield Severity.ERROR, place, f"the statement never shows {{{{{name}}}}}; add it."
    for constraint in subject.problem.constraints:
        if ("constraint", constraint.name) not in used:
            mark = f"{{{{constraint:{constraint.name}}}}}"
            yield (
                Severity.WARNING,
                place,
                f"the bound of {constraint.name} is not shown; add {mark}.",
            )
    for number in range(1, (sample_count(subject.trees["cases.py"]) or 0) + 1):
        if ("example", str(number)) not in used:
            mark = f"{{{{example:{number}}}}}"
            yield Severity.ERROR, place, f"sample {number} is never shown; add {mark}."


def typed_bounds(subject: Subject) -> Iterator[Report]:
    text = subject.problem.statement
    less = r"\s*(?:≤|<=?|\\leq?)\s*"
    for constraint in subject.problem.constraints:
        pattern = rf"\d{less}`?{re.escape(constraint.name)}`?{less}\d"
        for match in re.finditer(pattern, text):
            yield (
                Severity.WARNING,
                Place("statement.md", line_at(text, match.start())),
                f'"{match.group()}" repeats a bound by hand; write {{{{constraint:'
                f"{constraint.name}}}}}.",
            )


def formulas_render(subject: Subject) -> Iterator[Report]:
    for name in _LIBRARY_TEXTS:
        for formula in formulas(subject.texts.get(name, "")):
            fault = formula_fault(formula)
            if fault:
                message = f'the formula "{formula.latex.strip()}" does not render: {fault}.'
                yield Severity.ERROR, Place(name, formula.line), message


def markdown_is_plain(subject: Subject) -> Iterator[Report]:
    for name in _LIBRARY_TEXTS:
        text = subject.texts.get(name, "")
        for line in raw_html(text):
            message = "raw HTML is shown as text; write Markdown."
            yield Severity.ERROR, Place(name, line), message
        for image in images(text):
            place = Place(name, image.line)
            if not image.alternative.strip():
                yield Severity.ERROR, place, f"the picture {image.address} has no alternative text."
            if image.address not in subject.problem.files:
                message = f"the picture {image.address} is not a file of the package's assets/."
                yield Severity.ERROR, place, message


def hints_keep_the_solution(subject: Subject) -> Iterator[Report]:
    code = {
        line.strip() for line in subject.problem.reference.splitlines() if len(line.strip()) > 8
    }
    for number, hint in enumerate(subject.problem.hints, 1):
        if not hint:
            yield Severity.ERROR, Place("hints.md"), f"hint {number} is empty; write it."
        shared = sum(line.strip() in code for line in hint.splitlines())
        if shared >= _COPIED_LINES:
            message = (
                f"hint {number} contains {shared} lines of reference.py; describe them instead."
            )
            yield Severity.ERROR, Place("hints.md"), message


def editorial_code_is_run(subject: Subject) -> Iterator[Report]:
    for line in python_fences(subject.problem.editorial):
        message = "code typed here is never run; put it into solutions/ and write {{solution:ID}}."
        yield Severity.ERROR, Place("editorial.md", line), message
    used = {p.argument for p in find_placeholders(subject.problem.editorial)}
    if subject.problem.solutions and not used - {None}:
        message = "the editorial shows no solution; add {{solution:ID}} for one of solutions/."
        yield Severity.WARNING, Place("editorial.md"), message


def messages_help(subject: Subject) -> Iterator[Report]:
    seen: dict[str, str] = {}
    for misconception in subject.problem.misconceptions:
        text, place = misconception.message, misconception.place
        if not text:
            yield (
                Severity.ERROR,
                place,
                "the message is empty; say what is wrong and what is right.",
            )
        if len(text) > _MESSAGE_CHARACTERS:
            message = f"the message has {len(text)} characters; at most {_MESSAGE_CHARACTERS} fit."
            yield Severity.ERROR, place, message
        for match in _BELITTLING.finditer(text):
            message = f'"{match.group()}" belittles who did not see it; leave the word out.'
            yield Severity.ERROR, place, message
        if text in seen:
            yield (
                Severity.ERROR,
                place,
                f"the message is that of {seen[text]} too; tell them apart.",
            )
        seen[text] = misconception.id


CHECKS = (
    Check("S01", "Formulas render", formulas_render),
    Check("S12", "Markdown is plain, pictures are described", markdown_is_plain),
    Check("S02", "Placeholders exist", placeholders_exist),
    Check("S06", "The statement shows signature, conventions, bounds and samples", facts_are_shown),
    Check("S03", "No bound is typed by hand", typed_bounds),
    Check("S09", "Hints are there and keep the solution", hints_keep_the_solution),
    Check("S10", "Code of the editorial comes from solutions/", editorial_code_is_run),
    Check("W07", "Messages are short and kind", messages_help),
)
