"""The one sentence on top of a report."""

from collections.abc import Sequence

from judge.report import CaseReport, MisconceptionFound, Observation, Reason, Verdict

_HIDDEN = {
    Reason.NOTHING: "it returned None",
    Reason.KIND: "the result is of the wrong kind",
    Reason.DTYPE: "the result has the wrong dtype",
    Reason.SHAPE: "the result has the wrong shape",
    Reason.NAN: "the result holds NaN or infinity where a number is due",
    Reason.VALUE: "the values are off",
    Reason.STATE: "later calls are off: look at what the object keeps between calls",
    Reason.PROPERTY: "a property does not hold",
    Reason.MUTATED: "an input was changed",
    Reason.ALIASED: "the result shares memory with an input",
    Reason.GROWTH: "its time grows too fast with the size of the input",
    Reason.CPU: "it took too long",
    Reason.WALL: "it waited too long",
    Reason.STDOUT: "it printed too much",
    Reason.ANSWER: "the result is much too large",
    Reason.EXCEPTION: "the program raised an exception of its own making",
    Reason.EXIT: "the program ended itself",
    Reason.NO_ANSWER: "no answer arrived",
    Reason.MALFORMED_ANSWER: "no readable answer arrived",
    Reason.SIGNAL: "the program crashed",
    Reason.SYSCALL: "it asked for files, network or other processes",
}
_COSTLY = {Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT}
_OF_FLOAT32 = range(-8, -5)
_OF_THE_FILE = {Reason.DECODE, Reason.SYNTAX, Reason.NO_ENTRY, Reason.ARITY, Reason.RULE}


def headline(
    cases: Sequence[CaseReport],
    misconception: MisconceptionFound | None,
    observation: Observation | None = None,
) -> str:
    """What a learner reads first; hidden cases contribute no value, shape or message."""
    failing = next((case for case in cases if case.verdict is not Verdict.ACCEPTED), None)
    if failing is None:
        count = len(cases)
        return f"All {count} cases passed." if count > 1 else "The case passed."
    if misconception is not None:
        return misconception.message
    if observation is not None:
        return observation.message
    if failing.visible and failing.message:
        if failing.reason in _OF_THE_FILE:
            return failing.message
        return f"{failing.name}: {failing.message}"
    return _hidden_sentence(failing)


def _hidden_sentence(case: CaseReport) -> str:
    if case.verdict is Verdict.MEMORY_LIMIT:
        what = "it asked for more memory than is allowed"
    elif case.exception is not None and case.reason is Reason.EXCEPTION:
        what = f"the program raised {case.exception}"
    else:
        what = _HIDDEN.get(case.reason, "it failed") if case.reason else "it failed"
    if case.property is not None:
        what = f"the property {case.property} does not hold"
    if case.error_exponent is not None:
        what += f", relative error about 1e{case.error_exponent}"
        if case.error_exponent in _OF_FLOAT32:
            what += ": the size that float32 arithmetic leaves"
    is_costly = case.verdict in _COSTLY
    advice = "try a large input" if is_costly else "test edge cases"
    return f"{case.name}: {what}. Its input is hidden; {advice} of your own."
