"""Advice beside a verdict: what works here and will bite elsewhere."""

from collections.abc import Sequence
from typing import Any

from judge.cases import PreparedCase
from judge.checkers import check
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome
from problems.package import Problem


def advise(
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    repeated: CaseOutcome | None,
) -> tuple[str, ...]:
    """A sentence for each habit that the visible cases show, none for wrong answers.

    Args:
        chosen, outcomes, findings: parallel, one for each case.
        repeated: the first case once more, after all others.
    """
    said: list[str] = []
    for case, outcome, finding in zip(chosen, outcomes, findings, strict=True):
        if case.visible and finding.is_accepted:
            said += _on_memory(outcome)
    if repeated is not None and findings[0].is_accepted:
        said += _on_repetition(problem, chosen[0], outcomes[0], repeated)
    return tuple(dict.fromkeys(said))


def _on_memory(outcome: CaseOutcome) -> list[str]:
    said = []
    if outcome.aliased:
        said.append(
            f"The result shares memory with {', '.join(outcome.aliased)}: whoever changes one "
            "changes the other. Return a copy if that is not meant."
        )
    if outcome.mutated:
        said.append(
            f"The input {', '.join(outcome.mutated)} was changed. That is allowed here; elsewhere "
            "a caller would not expect it."
        )
    return said


def _on_repetition(
    problem: Problem, case: PreparedCase, first: CaseOutcome, again: CaseOutcome
) -> list[str]:
    """The very same calls, made in the same process after all other cases."""
    if again.stopped is not None:
        return []
    is_same = again.raised is None and all(
        _is_same(problem, call.function, one, two)
        for call, one, two in zip(case.calls, again.values, first.values, strict=True)
    )
    if is_same:
        return []
    return [
        f"The input of {case.name} gave another answer when it came again after the other cases. "
        "Look for what outlives a call: a global, a mutable default argument, a class attribute; "
        "or for randomness."
    ]


def _is_same(problem: Problem, name: str, one: Any, two: Any) -> bool:
    function = problem.entry.function(name)
    returns = function.returns if function else None
    return check(one, two, returns, problem.tolerance, problem.up_to) is None
