"""Cases and outcomes made by hand, so that parts of the feedback can be asked alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from judge.cases import PreparedCase
from judge.feedback.finding import Finding
from judge.feedback.findings import judge_case
from judge.outcome import CaseOutcome
from problems.inputs import Call
from problems.load import load_library
from problems.package import Problem
from problems.types import parse_entry

Judged = tuple[Problem, list[PreparedCase], list[CaseOutcome], list[Finding]]
_ANY = load_library().problems["layer-norm"]


def problem_of(entry: str, **fields: Any) -> Problem:
    """A problem with this entry; what else it holds does not matter."""
    plain = {"tolerance": None, "up_to": (), "misconceptions": (), "collection": "ml"}
    return replace(_ANY, entry=parse_entry(entry), **(plain | fields))


def judged(
    expected: Sequence[Any],
    answers: Sequence[Any],
    *,
    entry: str = "f(x: float64[...]) -> float64[...]",
    inputs: Sequence[dict[str, Any]] | None = None,
    hidden: int = 0,
    **fields: Any,
) -> Judged:
    """One case for each expected value, the last `hidden` of them hidden, judged."""
    problem = problem_of(entry, **fields)
    count = len(expected)
    given = inputs or [{} for _ in expected]
    cases = [
        PreparedCase(
            name=f"case-{number}",
            group="sample" if number < count - hidden else "hidden",
            visible=number < count - hidden,
            calls=(Call(problem.entry.functions[0].name, given[number]),),
            payload=(),
            expected=(expected[number],),
            reference_cpu_ns=0,
        )
        for number in range(count)
    ]
    outcomes = [CaseOutcome(values=(answer,)) for answer in answers]
    findings = [
        judge_case(problem, case, outcome, 1.0)
        for case, outcome in zip(cases, outcomes, strict=True)
    ]
    return problem, cases, outcomes, findings


def matrices(*shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Generic arrays, the same ones every time."""
    rng = np.random.default_rng(7)
    return [rng.normal(size=shape) for shape in shapes]
