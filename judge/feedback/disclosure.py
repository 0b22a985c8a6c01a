"""What leaves the judge: everything about visible cases, next to nothing about hidden ones.

A hidden case carries its neutral name, group, verdict and reason, the power of ten of a float's
error, the type of an exception that is Python's or NumPy's own, and times rounded up to 10 ms.
"""

import math

import numpy as np

from judge.cases import PreparedCase
from judge.feedback import sentences, show
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome
from judge.report import CaseReport, Verdict

_ROUNDING_MS = 10.0
_MOST_PRINTS = 4000


def case_report(
    case: PreparedCase, outcome: CaseOutcome, finding: Finding, source: str
) -> CaseReport:
    """The part of the report for one case, redacted where it is hidden."""
    if case.visible:
        return _visible(case, outcome, finding, source)
    raised = outcome.raised
    names_type = raised is not None and sentences.may_be_named(raised)
    return CaseReport(
        name=case.name,
        group=case.group,
        visible=False,
        verdict=finding.verdict,
        reason=finding.reason,
        cpu_ms=_rounded_up(outcome.cpu_ns),
        wall_ms=_rounded_up(outcome.wall_ns),
        exception=raised.type_name if raised is not None and names_type else None,
        error_exponent=finding.exponent,
        property=finding.broken_property,
    )


def _visible(case: PreparedCase, outcome: CaseOutcome, finding: Finding, source: str) -> CaseReport:
    prints = outcome.prints
    if len(prints) > _MOST_PRINTS or outcome.prints_cut:
        prints = prints[:_MOST_PRINTS] + "\n… (the rest of what was printed is not shown)"
    raised = outcome.raised
    return CaseReport(
        name=case.name,
        group=case.group,
        visible=True,
        verdict=finding.verdict,
        reason=finding.reason,
        cpu_ms=round(outcome.cpu_ns / 1e6, 3),
        wall_ms=round(outcome.wall_ns / 1e6, 3),
        message=_storable(finding.message),
        stdout=show.storable(prints),
        args=case.args_text,
        answer=_storable(_answer_text(case, outcome, finding)),
        expected=case.expected_text if case.expected else None,
        diff=finding.diff,
        exception=_storable(raised.type_name) if raised is not None else None,
        traceback=_storable(sentences.traceback_text(raised, source)) if raised else None,
        error_exponent=finding.exponent if finding.verdict is Verdict.WRONG_ANSWER else None,
        property=finding.broken_property,
        call=finding.call + 1 if finding.call is not None and len(case.calls) > 1 else None,
    )


def _storable(text: str | None) -> str | None:
    return None if text is None else show.storable(text)


def _answer_text(case: PreparedCase, outcome: CaseOutcome, finding: Finding) -> str | None:
    if not outcome.values:
        return None
    if finding.is_accepted and _is_identical(outcome.values, case.expected):
        return case.expected_text  # writing arrays as text is slow: most answers are these
    return show.show_values(outcome.values)


def _is_identical(values: tuple[object, ...], expected: tuple[object, ...]) -> bool:
    """Whether the answers are those arrays to the last bit; False where that is not plain."""
    return len(values) == len(expected) and all(
        isinstance(one, np.ndarray)
        and isinstance(two, np.ndarray)
        and one.dtype == two.dtype
        and np.array_equal(one, two)
        for one, two in zip(values, expected, strict=True)
    )


def _rounded_up(nanoseconds: int) -> float:
    return math.ceil(nanoseconds / 1e6 / _ROUNDING_MS) * _ROUNDING_MS
