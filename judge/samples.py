"""The visible cases as the statement page shows them."""

from dataclasses import dataclass

from judge.cases import PreparedCase
from judge.feedback import show
from judge.report import Drawing
from problems.package import Problem


@dataclass(frozen=True)
class SampleLine:
    """One call of a sample as code, and what it returns; None where nothing is returned."""

    code: str
    answer: str | None


@dataclass(frozen=True)
class Sample:
    """A visible case for the statement page; `args` are literals to start an own input from."""

    lines: tuple[SampleLine, ...]
    note: str | None
    args: dict[str, str] | None
    drawing: Drawing | None = None


def sample(problem: Problem, case: PreparedCase, drawing: Drawing | None) -> Sample:
    """A visible case as code and literals."""
    lines = []
    for call, value in zip(case.calls, case.expected, strict=True):
        function = problem.entry.function(call.function)
        returns = function is not None and function.returns is not None
        code = show.call_text(call, problem.entry.class_name)
        lines.append(SampleLine(code, show.show(value) if returns else None))
    return Sample(tuple(lines), case.note, _literals(case), drawing)


def _literals(case: PreparedCase) -> dict[str, str] | None:
    if len(case.calls) != 1:
        return None
    found = {name: show.literal(value) for name, value in case.calls[0].args.items()}
    return {name: text for name, text in found.items() if text is not None} or None
