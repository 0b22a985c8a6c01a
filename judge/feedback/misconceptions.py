"""Which catalogued mistake a failing submission makes, told by its answers alone.

A mistake is recognised when the submission's outcome equals the wrong solution's on every case
that this wrong solution fails, at least two of them, and is right on all others.
"""

from collections.abc import Sequence

from judge.cases import CaseSet, PreparedCase
from judge.checkers import check
from judge.feedback.findings import Finding, judge_case
from judge.outcome import CaseOutcome
from judge.report import MisconceptionFound
from problems.package import Problem

_FEWEST_CASES = 2


def recognise(
    cases: CaseSet,
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    cpu_limits_s: Sequence[float],
) -> MisconceptionFound | None:
    """The mistake with most failing cases among those that agree; None when none does.

    The three sequences are parallel and may cover only the first cases of the set.
    """
    failing = [not finding.is_accepted for finding in findings]
    best: tuple[int, MisconceptionFound] | None = None
    for wrong in cases.problem.misconceptions:
        # A learner's own inputs come without the answers of the catalogued mistakes.
        theirs = cases.mistakes.get(wrong.id, ())[: len(outcomes)]
        if len(theirs) < len(outcomes):
            continue
        agreeing = _agreeing(cases, outcomes, findings, theirs, failing, cpu_limits_s)
        if agreeing >= _FEWEST_CASES and (best is None or agreeing > best[0]):
            best = (agreeing, MisconceptionFound(wrong.id, wrong.message))
    return best[1] if best else None


def _agreeing(
    cases: CaseSet,
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    theirs: Sequence[CaseOutcome],
    failing: Sequence[bool],
    cpu_limits_s: Sequence[float],
) -> int:
    """On how many failing cases both agree; 0 as soon as one case tells them apart."""
    count = 0
    for case, mine, finding, other, fails, limit_s in zip(
        cases.cases, outcomes, findings, theirs, failing, cpu_limits_s, strict=False
    ):
        if not fails:
            if not judge_case(cases.problem, case, other, limit_s).is_accepted:
                return 0
            continue
        opinion = judge_case(cases.problem, case, other, limit_s)
        if (opinion.verdict, opinion.reason) != (finding.verdict, finding.reason):
            return 0
        if not _same_answers(cases.problem, case, mine, other):
            return 0
        count += 1
    return count


def _same_answers(
    problem: Problem, case: PreparedCase, mine: CaseOutcome, other: CaseOutcome
) -> bool:
    if mine.stopped is not None or other.stopped is not None:
        return mine.stopped == other.stopped
    if mine.raised is not None or other.raised is not None:
        mine_type = mine.raised.type_name if mine.raised else None
        return mine_type == (other.raised.type_name if other.raised else None)
    if len(mine.values) != len(other.values) or mine.mutated != other.mutated:
        return False
    for call, one, two in zip(case.calls, mine.values, other.values, strict=True):
        function = problem.entry.function(call.function)
        assert function is not None
        if check(one, two, function.returns, problem.tolerance) is not None:
            return False
    return True
