"""A package's own pictures: what `visual.py` draws of an input, an answer and a difference.

Theory of operation. `visual.py` is other people's code: it runs in the author lane, under the
same layers as a checker, is given plain values, and answers with small arrays and words. Those
are checked and thinned out here; page and terminal draw them. A drawing is an ornament: where the
file fails, or an answer has a form that it cannot draw, there is none, and the verdict stands.
`ndjudge problem verify` reports a file that fails on a sample.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from judge import cases as case_making
from judge.answers import plain
from judge.cases import PreparedCase
from judge.feedback.finding import Finding
from judge.feedback.show import storable
from judge.job import Job
from judge.lane import Lane
from judge.outcome import CaseOutcome, Execution
from judge.report import CaseReport, Drawing, DrawnPanel, Verdict
from problems import syntax
from problems.package import Problem
from problems.values import Call

MOST_PANELS = 4
MOST_CELLS = 32
_MOST_TEXT = 300
_MOST_DRAWN = 3
_LONGEST_WAIT_S = 1.0  # for one panel of a result, which a learner waits for
_LONGEST_MAKING_S = 10.0  # for one of a statement, which is made once and kept
_PARAMETERS = {
    "draw_input": ("inputs",),
    "draw_answer": ("answer", "inputs"),
    "draw_difference": ("answer", "expected", "inputs"),
}
FUNCTIONS = tuple(_PARAMETERS)


class NotDrawable(Exception):
    """What a function of `visual.py` returned is no list of panels; the message says why."""


@dataclass(frozen=True)
class _Wish:
    """One call of `visual.py`, and of what it draws a part."""

    case: int
    of: str
    function: str
    arguments: Mapping[str, Any]


@lru_cache(maxsize=256)
def functions_of(source: str) -> tuple[str, ...]:
    """Which of `FUNCTIONS` a `visual.py` defines."""
    defined = {node.name for node in syntax.parse(source).body if isinstance(node, ast.FunctionDef)}
    return tuple(name for name in FUNCTIONS if name in defined)


def draw_samples(
    lane: Lane, problem: Problem, cases: Sequence[PreparedCase]
) -> list[Drawing | None]:
    """A drawing of each case with its expected answer; None where there is nothing to draw."""
    wishes = list(_of_samples(problem, cases))
    return _drawings(lane, problem, wishes, len(cases), _LONGEST_MAKING_S)


def faults(lane: Lane, problem: Problem, cases: Sequence[PreparedCase]) -> list[str]:
    """Why `visual.py` cannot draw a sample, one sentence each; empty where it can."""
    if problem.visual_source is None:
        return []
    names = functions_of(problem.visual_source)
    if not names:
        return [f"nothing is drawn; define one of {', '.join(FUNCTIONS)}."]
    found = []
    wishes = [*_of_samples(problem, cases), *_differences(problem, cases)]
    granted, execution = _executed(lane, problem.visual_source, names, wishes, _LONGEST_WAIT_S)
    if execution.failure is not None:
        raised = execution.failure.raised
        why = f"{raised.type_name}: {raised.message}" if raised else execution.failure.message
        return [f"the file does not load: {why}"]
    for wish, outcome in zip(granted, execution.outcomes, strict=True):
        where = f"{wish.function} on {cases[wish.case].name}"
        if outcome.raised is not None:
            found.append(f"{where} raised {outcome.raised.type_name}: {outcome.raised.message}")
        elif outcome.stopped is not None:
            found.append(f"{where} was stopped ({outcome.stopped.why}).")
        else:
            try:
                panels_of(wish.of, outcome.values[0])
            except NotDrawable as error:
                found.append(f"{where}: {error}")
    return found


def draw_reports(
    lane: Lane,
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    reports: Sequence[CaseReport],
) -> tuple[CaseReport, ...]:
    """The reports, the first few wrong visible ones with a drawing.

    Args:
        chosen, outcomes, findings, reports: parallel, one for each case.
    """
    if problem.visual_source is None:
        return tuple(reports)
    wrong = [
        index
        for index, (case, finding) in enumerate(zip(chosen, findings, strict=True))
        if case.visible and finding.verdict is Verdict.WRONG_ANSWER and outcomes[index].values
    ][:_MOST_DRAWN]
    wishes = [
        wish for index in wrong for wish in _wishes(index, chosen[index], outcomes[index], findings)
    ]
    drawn = _drawings(lane, problem, wishes, len(chosen), _LONGEST_WAIT_S)
    return tuple(
        report if drawing is None else replace(report, drawing=drawing)
        for report, drawing in zip(reports, drawn, strict=True)
    )


def _wishes(
    index: int, case: PreparedCase, outcome: CaseOutcome, findings: Sequence[Finding]
) -> Iterator[_Wish]:
    number = findings[index].call or 0
    if number >= len(outcome.values):
        return
    inputs = dict(case.calls[number].args)
    answer, expected = plain(outcome.values[number]), case.expected[number]
    yield _Wish(index, "input", "draw_input", {"inputs": inputs})
    yield _Wish(index, "expected", "draw_answer", {"answer": expected, "inputs": inputs})
    yield _Wish(index, "yours", "draw_answer", {"answer": answer, "inputs": inputs})
    both = {"answer": answer, "expected": expected, "inputs": inputs}
    yield _Wish(index, "difference", "draw_difference", both)


def _of_samples(problem: Problem, cases: Sequence[PreparedCase]) -> Iterator[_Wish]:
    for index, case in enumerate(cases):
        number = _last_answer(problem, case)
        inputs = dict(case.calls[number].args)
        answer = {"answer": case.expected[number], "inputs": inputs}
        yield _Wish(index, "input", "draw_input", {"inputs": inputs})
        yield _Wish(index, "expected", "draw_answer", answer)


def _differences(problem: Problem, cases: Sequence[PreparedCase]) -> Iterator[_Wish]:
    """The reference's answer beside itself: a drawing of no difference must do too."""
    for index, case in enumerate(cases):
        number = _last_answer(problem, case)
        both = {"answer": case.expected[number], "expected": case.expected[number]}
        arguments = both | {"inputs": dict(case.calls[number].args)}
        yield _Wish(index, "difference", "draw_difference", arguments)


def _drawings(
    lane: Lane, problem: Problem, wishes: Sequence[_Wish], count: int, longest_s: float
) -> list[Drawing | None]:
    panels: list[list[DrawnPanel]] = [[] for _ in range(count)]
    source = problem.visual_source
    names = functions_of(source) if source is not None else ()
    if source is None or not any(wish.function in names for wish in wishes):
        return [None] * count
    granted, execution = _executed(lane, source, names, wishes, longest_s)
    for wish, outcome in zip(granted, execution.outcomes, strict=False):
        if len(outcome.values) == 1:
            try:
                panels[wish.case] += panels_of(wish.of, outcome.values[0])
            except NotDrawable:
                continue
    return [Drawing(tuple(each)) if each else None for each in panels]


def _executed(
    lane: Lane, source: str, names: tuple[str, ...], wishes: Sequence[_Wish], longest_s: float
) -> tuple[list[_Wish], Execution]:
    """The wishes for which there is a function, and what came of them, in this order."""
    granted = [wish for wish in wishes if wish.function in names]
    parameters = {name: list(_PARAMETERS[name]) for name in names}
    job = Job(source, names, parameters, None, collect=True)
    scripts = [
        # Arguments travel by position: their order is that of the parameters.
        case_making.script(
            (Call(w.function, {name: w.arguments[name] for name in parameters[w.function]}),)
        )
        for w in granted
    ]
    return granted, case_making.run_author_job(lane, job, scripts, longest_s)


def panels_of(of: str, said: Any) -> list[DrawnPanel]:
    """The panels that a function of `visual.py` returned, checked and thinned out.

    Args:
        of: what they are of: `input`, `expected`, `yours` or `difference`.
        said: a list of (name, array, text), plain data, possibly forged.

    Raises:
        NotDrawable: it is something else.
    """
    if not isinstance(said, list) or len(said) > MOST_PANELS:
        raise NotDrawable(f"return a list of at most {MOST_PANELS} (name, array, text).")
    found = []
    for item in said:
        match item:
            case (str(name), np.ndarray() as array, str(text)) if name and text:
                found.append(_panel(of, storable(name[:60]), array, storable(text[:_MOST_TEXT])))
            case _:
                raise NotDrawable("each panel is (name, array, text); name and text are not empty.")
    return found


def _panel(of: str, name: str, array: np.ndarray, text: str) -> DrawnPanel:
    is_colour = array.dtype == np.uint8 and array.ndim == 3 and array.shape[2] == 3
    if not is_colour and (array.ndim != 2 or array.dtype.kind not in "biuf"):
        raise NotDrawable(
            f'the panel "{name}" has dtype {array.dtype} and shape {array.shape}; draw an integer, '
            "bool or float array [h, w], or uint8 [h, w, 3]."
        )
    rows, columns = (max(1, -(-length // MOST_CELLS)) for length in array.shape[:2])
    shown = array[::rows, ::columns]
    if is_colour:
        colours = tuple(
            tuple(f"#{r:02x}{g:02x}{b:02x}" for r, g, b in row) for row in shown.tolist()
        )
        return DrawnPanel(of, name, text, "colours", 0.0, 255.0, colours)
    values = tuple(tuple(float(f"{v:.4g}") for v in row) for row in shown.tolist())
    finite = [v for row in values for v in row if np.isfinite(v)]
    kind = "numbers" if array.dtype.kind == "f" else "labels"
    low, high = min(finite, default=0.0), max(finite, default=0.0)
    return DrawnPanel(of, name, text, kind, low, high, values)


def _last_answer(problem: Problem, case: PreparedCase) -> int:
    """The number of the last call that returns something."""
    numbers = [
        number
        for number, call in enumerate(case.calls)
        if (function := problem.entry.function(call.function)) and function.returns is not None
    ]
    return numbers[-1] if numbers else 0
