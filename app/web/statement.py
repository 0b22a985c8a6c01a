"""The texts of a problem as HTML: statement, hints, editorial, with their placeholders filled.

Facts stand once, in `problem.toml`; the prose names them in double braces. Placeholders inside
a sentence (`{{eps}}`, `{{constraint:n}}`, `{{tolerance}}`) are filled before Markdown is read,
those that stand alone on a line (`{{signature}}`, `{{conventions}}`, `{{example:1}}`,
`{{solution:loop}}`) are blocks of their own. What a placeholder names but the package lacks
stays as it was written: `ndjudge problem verify` reports it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from markupsafe import Markup, escape

from app.web import markdown
from app.web.drawings import drawing
from judge.checkers.values import tolerance_for
from problems.package import Problem, Tolerance
from problems.types import Entry, Function

_INLINE = re.compile(r"\{\{(\w+)(?::([\w.()-]+))?\}\}")
_BLOCK = re.compile(r"<p>\{\{(\w+)(?::([\w.-]+))?\}\}</p>")
_OPEN_ABOVE = re.compile(r"(?<!\S)([^\s,;.]\S*?)\.\.(?=[,;]|$)")
_OPEN_BELOW = re.compile(r"(?<!\S)\.\.([^\s,;]+)")
_INEXACT = re.compile(r"\b(?:float|complex)\d*\b")
_DTYPES = {"float": "float64", "complex": "complex128"}
_BLOCK_NAMES = frozenset({"signature", "conventions", "example", "solution"})


class SampleLine(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def answer(self) -> str | None: ...


class Sample(Protocol):
    """A worked example: the calls, their answers, the reasoning, and the package's drawing."""

    @property
    def lines(self) -> Sequence[SampleLine]: ...
    @property
    def note(self) -> str | None: ...
    @property
    def drawing(self) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True)
class _Text:
    """What a rendered text depends on: two of one package and kind are the same text."""

    package_hash: str
    kind: str
    sample_count: int
    source: str = field(compare=False)
    problem: Problem = field(compare=False)
    samples: tuple[Sample, ...] = field(compare=False)


def statement(problem: Problem, samples: Sequence[Sample]) -> Markup:
    """The statement; an example that no worker has computed yet says so."""
    return _render(_text(problem, "statement", problem.statement, samples))


def hint(problem: Problem, number: int) -> Markup:
    """Hint `number`, counted from 1."""
    return _render(_text(problem, f"hint {number}", problem.hints[number - 1]))


def editorial(problem: Problem, samples: Sequence[Sample] = ()) -> Markup:
    """The worked solution: for those who solved the problem or gave it up."""
    return _render(_text(problem, "editorial", problem.editorial, samples))


def walkthrough_text(problem: Problem, part: int, source: str) -> Markup:
    """The prose of a walkthrough's step; part 0 is the opening."""
    return _render(_text(problem, f"walkthrough {part}", source))


def reference(problem: Problem) -> Markup:
    """The reference solution as highlighted code."""
    return markdown.highlight_code(problem.reference)


def _text(problem: Problem, kind: str, source: str, samples: Sequence[Sample] = ()) -> _Text:
    return _Text(problem.package_hash, kind, len(samples), source, problem, tuple(samples))


@lru_cache(maxsize=512)
def _render(text: _Text) -> Markup:
    inline = _INLINE.sub(lambda match: _fill_inline(match, text.problem), text.source)
    rendered = markdown.render(inline)
    filled = _BLOCK.sub(lambda match: _fill_block(match, text), str(rendered))
    return Markup(filled)  # noqa: S704 - the parts are escaped where they are made


def _fill_inline(match: re.Match[str], problem: Problem) -> str:
    name, argument = match.groups()
    if name in _BLOCK_NAMES:
        return match.group()
    if name == "tolerance":
        return markdown.escape_markdown(tolerance_sentence(problem))
    if name == "constraint":
        found = next((c for c in problem.constraints if c.name == argument), None)
        return (
            match.group() if found is None else markdown.escape_markdown(_in_words(found.in_full))
        )
    return str(problem.constants.get(name, match.group()))


def _fill_block(match: re.Match[str], text: _Text) -> str:
    name, argument = match.groups()
    fill: dict[str, Callable[[], Markup | None]] = {
        "signature": lambda: signature(text.problem.entry),
        "conventions": lambda: conventions(text.problem),
        "example": lambda: _example(text, argument or ""),
        "solution": lambda: _solution(text.problem, argument or ""),
    }
    filled = fill[name]() if name in fill else None
    return match.group() if filled is None else str(filled)


def signature(entry: Entry) -> Markup:
    """What a solution defines, with dtypes and shapes, one call a line."""
    lines: list[str] = []
    indent = ""
    if entry.class_name is not None:
        lines.append(f"class {entry.class_name}")
        indent = "    "
    lines += [_call(function, indent) for function in entry.functions]
    code = markdown.highlight_code("\n".join(lines))
    return Markup('<div class="signature">{}</div>').format(code)


def _call(function: Function, indent: str) -> str:
    line = f"{indent}{function}"
    if len(line) <= 72:
        return line
    inner = "".join(f"{indent}    {parameter},\n" for parameter in function.parameters)
    arrow = "" if function.returns is None else f" -> {function.returns}"
    return f"{indent}{function.name}(\n{inner}{indent}){arrow}"


def card_rows(problem: Problem) -> list[tuple[str, str]]:
    """Everything that a checker relies on and a formula leaves open, and by which name."""
    rows = [(name.replace("_", " "), text) for name, text in problem.conventions.items()]
    rows.append(("tolerance", tolerance_sentence(problem)))
    rows.append(("libraries", "Python's standard library and NumPy"))
    rows += [(f"without {f.name}", f.reason) for f in problem.forbidden]
    if problem.allows_mutation:
        rows.append(("inputs", "may be changed in place"))
    rows.append(("limits", limits_sentence(problem)))
    return rows


def conventions(problem: Problem) -> Markup:
    """The card of `card_rows`."""
    items = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, text)
        for name, text in card_rows(problem)
    )
    return Markup(
        '<div class="conventions"><p class="card-title">Conventions</p><dl>{}</dl></div>'
    ).format(items)


def limits_sentence(problem: Problem) -> str:
    """Time and memory of one case, in words."""
    limits = problem.limits
    return (
        f"{limits.cpu_s:g} s of CPU time a case, or {limits.time_factor:g} times the "
        f"reference's where that is more; {limits.memory_mib} MiB"
    )


def tolerance_sentence(problem: Problem) -> str:
    """How far an answer may be off, in words."""
    tolerance = problem.tolerance or _default_tolerance(problem.entry)
    terms = [
        term
        for term, size in (
            (f"{tolerance.atol:.3g}", tolerance.atol),
            (f"{tolerance.rtol:.3g} × |expected|", tolerance.rtol),
            (f"{tolerance.atol_scale:.3g} × the largest |expected|", tolerance.atol_scale),
        )
        if size
    ]
    if not terms:
        return "Answers are compared exactly."
    return f"An answer may be off by {' + '.join(terms)}. Do not round."


def _default_tolerance(entry: Entry) -> Tolerance:
    """What the checker allows for the least precise numbers that the entry returns."""
    returned = " ".join(str(function.returns) for function in entry.functions)
    dtypes = [_DTYPES.get(name, name) for name in _INEXACT.findall(returned)]
    found = [tolerance_for(dtype) for dtype in dtypes]
    return max(found, key=lambda each: each.rtol, default=Tolerance())


def _in_words(text: str) -> str:
    text = _OPEN_ABOVE.sub(r"\1 or more", text)
    text = _OPEN_BELOW.sub(r"\1 or less", text)
    for written, shown in (("..", " to "), ("<=", "≤"), (">=", "≥"), ("!=", "≠")):
        text = text.replace(written, shown)
    return text


def _example(text: _Text, number: str) -> Markup | None:
    if not number.isdecimal():
        return None
    if int(number) > len(text.samples):
        pending = "This example is being computed; reload the page in a moment."
        return Markup('<p class="quiet">{}</p>').format(pending)
    return sample_html(text.samples[int(number) - 1])


def sample_html(sample: Sample) -> Markup:
    """A worked example like a session at the prompt, with its reasoning below."""
    lines: list[str] = []
    for line in sample.lines:
        first, *rest = line.code.splitlines() or [""]
        lines += [f">>> {first}", *(f"... {more}" for more in rest)]
        if line.answer is not None:
            lines.append(line.answer)
    session = markdown.highlight_code("\n".join(lines), "pycon")
    note = markdown.render(sample.note) if sample.note else Markup("")
    drawn = drawing(sample.drawing, is_sample=True)
    return Markup('<div class="example">{}{}{}</div>').format(session, drawn, note)


def _solution(problem: Problem, identifier: str) -> Markup | None:
    found = next((s for s in problem.solutions if s.id == identifier), None)
    if found is None:
        return None
    return Markup('<figure class="solution"><figcaption>{}</figcaption>{}</figure>').format(
        escape(found.title), markdown.highlight_code(found.source)
    )
