"""Several results in another order than is asked for."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from judge.cases import PreparedCase
from judge.checkers import check
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome
from judge.report import Observation, Verdict
from problems.package import Problem

_MOST_RESULTS = 4
_FEWEST_CASES = 2


def exchanged(
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
) -> Observation | None:
    """The order that makes every answer right; None where there is none or one case only.

    Only functions with a tuple of results are looked at, and a visible case must be among those
    that fail.
    """
    answers = [
        (case, outcome.values[0], not finding.is_accepted)
        for case, outcome, finding in zip(chosen, outcomes, findings, strict=True)
        if finding.verdict in {Verdict.ACCEPTED, Verdict.WRONG_ANSWER}
        and len(case.calls) == len(outcome.values) == 1
    ]
    failing = [case for case, _, fails in answers if fails]
    if len(failing) < _FEWEST_CASES or not any(case.visible for case in failing):
        return None
    due = failing[0].expected[0]
    if not isinstance(due, tuple) or not 1 < len(due) <= _MOST_RESULTS:
        return None
    for order in permutations(range(len(due))):
        if order != tuple(range(len(due))) and all(
            _is_right(problem, case, answer, order) for case, answer, _ in answers
        ):
            words = ", ".join(f"result[{index}]" for index in order)
            return Observation(
                "result-order",
                f"Your results stand in the wrong order: ({words}) is due.",
                len(failing),
            )
    return None


def _is_right(problem: Problem, case: PreparedCase, answer: Any, order: tuple[int, ...]) -> bool:
    due = case.expected[0]
    if not isinstance(answer, tuple | list) or len(answer) != len(order) or len(due) != len(order):
        return False
    function = problem.entry.function(case.calls[0].function)
    returns = function.returns if function else None
    moved = tuple(answer[index] for index in order)
    return check(moved, due, returns, problem.tolerance, problem.up_to) is None
