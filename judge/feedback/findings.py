"""The ladder: what is wrong with the outcome of one case, the first rung that fails.

crashed → too slow → too large → returned nothing → kind → dtype → shape → NaN → values →
property → the input was changed → the answer is no new array → accepted.
"""

from judge.cases import PreparedCase
from judge.checkers import Mismatch, check_call
from judge.feedback import sentences
from judge.feedback.finding import Finding
from judge.feedback.show import call_text
from judge.outcome import CaseOutcome
from judge.report import Reason, Verdict
from problems.package import Problem

__all__ = ["Finding", "judge_case", "property_finding"]

_NEAR = {Verdict.WRONG_ANSWER, Verdict.RUNTIME_ERROR}


def judge_case(
    problem: Problem,
    case: PreparedCase,
    outcome: CaseOutcome,
    cpu_limit_s: float,
    source: str = "",
) -> Finding:
    """Compare one outcome with the case's expected values.

    Args:
        source: the program, of which sentences about exceptions may quote names.
    """
    if outcome.stopped is not None:
        reference_s = case.reference_cpu_ns / 1e9
        ending = sentences.describe_stop(outcome.stopped, cpu_limit_s, reference_s)
        return Finding(*ending)
    if outcome.raised is not None:
        verdict, reason, message = sentences.describe_exception(
            outcome.raised, outcome.near_memory_limit, source
        )
        return Finding(
            verdict, reason, _in_call(case, len(outcome.values), problem.entry.class_name) + message
        )
    found = _compare(problem, case, outcome)
    if found is not None:
        if outcome.near_memory_limit and found.verdict in _NEAR:
            return Finding(*sentences.describe_memory())
        return found
    return _impurity(problem, outcome) or Finding(Verdict.ACCEPTED)


def property_finding(problem: Problem, case: PreparedCase, number: int, found: Mismatch) -> Finding:
    """The finding for a mismatch of call `number`, with the call named in a script."""
    return _finding(found, _in_call(case, number, problem.entry.class_name), False, number)


def _impurity(problem: Problem, outcome: CaseOutcome) -> Finding | None:
    if outcome.mutated and not problem.allows_mutation:
        names = ", ".join(outcome.mutated)
        return Finding(
            Verdict.WRONG_ANSWER,
            Reason.MUTATED,
            f"The values are right, but the input {names} was changed. "
            f"Work on a new array instead of writing into {names}.",
        )
    if outcome.aliased and problem.checker.fresh:
        names = ", ".join(outcome.aliased)
        return Finding(
            Verdict.WRONG_ANSWER,
            Reason.ALIASED,
            f"The values are right, but the result shares memory with {names}. "
            "Return a new array, for example a copy.",
        )
    return None


def _compare(problem: Problem, case: PreparedCase, outcome: CaseOutcome) -> Finding | None:
    answered_right: set[str] = set()
    for number, (call, answer, expected) in enumerate(
        zip(case.calls, outcome.values, case.expected, strict=True)
    ):
        found = check_call(problem, call.function, call.args, answer, expected)
        if found is not None:
            has_state = call.target in answered_right and problem.entry.kind == "class"
            return _finding(
                found, _in_call(case, number, problem.entry.class_name), has_state, number
            )
        function = problem.entry.function(call.function)
        if function is not None and function.returns is not None:
            answered_right.add(call.target)
    return None


def _finding(found: Mismatch, where: str, has_state: bool, number: int) -> Finding:
    reason, message = found.reason, found.message
    if has_state and reason is Reason.VALUE:
        reason = Reason.STATE
        message += " Earlier calls were right: look at what the object keeps between calls."
    return Finding(
        verdict=Verdict.WRONG_ANSWER,
        reason=reason,
        message=where + message,
        diff=found.diff,
        exponent=found.exponent,
        call=number,
        path=found.path,
        broken_property=found.property,
    )


def _in_call(case: PreparedCase, number: int, class_name: str | None) -> str:
    """`In call 3, it.step(…): ` for a script, nothing for a single call."""
    if len(case.calls) < 2 or number >= len(case.calls):
        return ""
    text = call_text(case.calls[number], class_name)
    return f"In call {number + 1}, {text if len(text) <= 60 else text[:57] + '…'}: "
