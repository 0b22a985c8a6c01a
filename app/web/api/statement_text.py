"""A statement as Markdown that stands alone: every placeholder filled with text."""

import re
from collections.abc import Callable, Sequence

from app.services.catalogue import SampleView
from app.web import statement
from problems.package import Problem

_PLACEHOLDER = re.compile(r"\{\{(\w+)(?::([\w.-]+))?\}\}")


def statement_text(problem: Problem, samples: Sequence[SampleView]) -> str:
    """The statement for a terminal or an editor; unknown placeholders stay as written."""

    def fill(match: re.Match[str]) -> str:
        name, argument = match.groups()
        made = _FILL[name](problem, samples, argument) if name in _FILL else None
        if made is None and name in problem.constants:
            made = str(problem.constants[name])
        return match.group() if made is None else made

    return _PLACEHOLDER.sub(fill, problem.statement)


def _signature(problem: Problem, samples: Sequence[SampleView], argument: str | None) -> str:
    return f"```\n{problem.entry.text}\n```"


def _conventions(problem: Problem, samples: Sequence[SampleView], argument: str | None) -> str:
    return "\n".join(f"- {name}: {text}" for name, text in statement.card_rows(problem))


def _tolerance(problem: Problem, samples: Sequence[SampleView], argument: str | None) -> str:
    return statement.tolerance_sentence(problem)


def _constraint(
    problem: Problem, samples: Sequence[SampleView], argument: str | None
) -> str | None:
    return next((each.in_full for each in problem.constraints if each.name == argument), None)


def _example(problem: Problem, samples: Sequence[SampleView], argument: str | None) -> str | None:
    if argument is None or not argument.isdecimal():
        return None
    if int(argument) > len(samples):
        return "(This example is being computed.)"
    sample = samples[int(argument) - 1]
    lines: list[str] = []
    for line in sample.lines:
        first, *rest = line.code.splitlines() or [""]
        lines += [f">>> {first}", *(f"... {more}" for more in rest)]
        lines += [] if line.answer is None else [line.answer]
    note = f"\n\n{sample.note}" if sample.note else ""
    return "```pycon\n" + "\n".join(lines) + "\n```" + note


_FILL: dict[str, Callable[[Problem, Sequence[SampleView], str | None], str | None]] = {
    "signature": _signature,
    "conventions": _conventions,
    "tolerance": _tolerance,
    "constraint": _constraint,
    "example": _example,
}
