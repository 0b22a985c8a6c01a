"""The ladder: what is wrong with the outcome of one case, the first rung that fails.

crashed → too slow → too large → returned nothing → kind → dtype → shape → NaN → values → the
input was changed → accepted.
"""

from dataclasses import dataclass

from judge.cases import PreparedCase
from judge.checkers import Mismatch, check
from judge.feedback import sentences
from judge.feedback.show import call_text
from judge.outcome import CaseOutcome
from judge.report import Diff, Reason, Verdict
from problems.package import Problem

_NEAR = {Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR}


@dataclass(frozen=True)
class Finding:
    """The judge's full opinion of one case; `judge.feedback.disclosure` decides what is told."""

    verdict: Verdict
    reason: Reason | None = None
    message: str | None = None
    diff: Diff | None = None
    exponent: int | None = None
    call: int | None = None

    @property
    def is_accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED


def judge_case(
    problem: Problem, case: PreparedCase, outcome: CaseOutcome, cpu_limit_s: float
) -> Finding:
    """Compare one outcome with the case's expected values."""
    if outcome.stopped is not None:
        reference_s = case.reference_cpu_ns / 1e9
        ending = sentences.describe_stop(outcome.stopped, cpu_limit_s, reference_s)
        return Finding(*ending)
    if outcome.raised is not None:
        verdict, reason, message = sentences.describe_exception(
            outcome.raised, outcome.near_memory_limit
        )
        return Finding(
            verdict, reason, _in_call(case, len(outcome.values), problem.entry.class_name) + message
        )
    found = _compare(problem, case, outcome)
    if found is not None:
        if outcome.near_memory_limit and found.verdict in _NEAR:
            return Finding(*sentences.describe_memory())
        return found
    if outcome.mutated and not problem.allows_mutation:
        names = ", ".join(outcome.mutated)
        return Finding(
            Verdict.WRONG_ANSWER,
            Reason.MUTATED,
            f"The values are right, but the input {names} was changed. "
            f"Work on a new array instead of writing into {names}.",
        )
    return Finding(Verdict.ACCEPTED)


def _compare(problem: Problem, case: PreparedCase, outcome: CaseOutcome) -> Finding | None:
    answered_right: set[str] = set()
    for number, (call, answer, expected) in enumerate(
        zip(case.calls, outcome.values, case.expected, strict=True)
    ):
        function = problem.entry.function(call.function)
        assert function is not None
        found = check(answer, expected, function.returns, problem.tolerance, problem.up_to)
        if found is not None:
            has_state = call.target in answered_right
            return _finding(
                found, _in_call(case, number, problem.entry.class_name), has_state, number
            )
        if function.returns is not None:
            answered_right.add(call.target)
    return None


def _finding(found: Mismatch, where: str, has_state: bool, number: int) -> Finding:
    reason, message = found.reason, found.message
    if has_state and reason is Reason.VALUE:
        reason = Reason.STATE
        message += " Earlier calls were right: look at what the object keeps between calls."
    return Finding(
        Verdict.WRONG_ANSWER, reason, where + message, found.diff, found.exponent, number
    )


def _in_call(case: PreparedCase, number: int, class_name: str | None) -> str:
    """`In call 3, it.step(…): ` for a script, nothing for a single call."""
    if len(case.calls) < 2 or number >= len(case.calls):
        return ""
    text = call_text(case.calls[number], class_name)
    return f"In call {number + 1}, {text if len(text) <= 60 else text[:57] + '…'}: "
