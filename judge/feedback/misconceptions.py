"""Which catalogued mistake a failing submission makes, told by its answers alone.

A mistake is recognised when the submission's outcome equals the wrong solution's on every case
that this wrong solution fails, at least two of them, and is right on all others. Where either
gave no answer at all (an exception, a limit), the same verdict and type of exception in the same
group of cases counts: how many cases of a group time out depends on the machine. Cases whose
answers are too large to be kept for every mistake are left out.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from judge.case_sets import CaseSet
from judge.cases import PreparedCase
from judge.checkers import check
from judge.checkers.comparison import compare, largest
from judge.checkers.values import allowed_for
from judge.feedback.finding import Finding
from judge.outcome import CaseOutcome, Stop
from judge.report import HintShown, MisconceptionFound, Verdict
from problems.package import Misconception, Problem, Tolerance

_FEWEST_CASES = 2
_SAMPLE = 4096


def recognise(
    cases: CaseSet, outcomes: Sequence[CaseOutcome], findings: Sequence[Finding]
) -> MisconceptionFound | None:
    """The mistake with most failing cases among those that agree; None when none does.

    The two sequences are parallel and may cover only the first cases of the set.
    """
    best: tuple[int, Misconception] | None = None
    for wrong in cases.problem.misconceptions:
        # A learner's own inputs come without the answers of the catalogued mistakes.
        theirs = cases.mistakes.get(wrong.id, ())[: len(outcomes)]
        opinions = cases.opinions.get(wrong.id, ())[: len(outcomes)]
        if len(theirs) < len(outcomes) or len(opinions) < len(outcomes):
            continue
        agreeing = _agreeing(cases, outcomes, findings, theirs, opinions)
        if agreeing >= _FEWEST_CASES and (best is None or agreeing > best[0]):
            best = (agreeing, wrong)
    return _found(cases.problem, best[1]) if best else None


def _found(problem: Problem, wrong: Misconception) -> MisconceptionFound:
    hint = wrong.hint
    shown = HintShown(hint, problem.hints[hint - 1]) if hint else None
    return MisconceptionFound(wrong.id, wrong.message, shown)


def _agreeing(
    cases: CaseSet,
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    theirs: Sequence[CaseOutcome],
    opinions: Sequence[Finding],
) -> int:
    """On how many failing cases both agree; 0 as soon as one case tells them apart."""
    count = 0
    endings: tuple[set[object], set[object]] = set(), set()
    for case, mine, finding, other, opinion in zip(
        cases.cases, outcomes, findings, theirs, opinions, strict=False
    ):
        if _was_skipped(mine) or _was_skipped(other):
            continue
        is_answered = _is_answered(finding) and _is_answered(opinion)
        if not is_answered:
            endings[0].update(_ending(case, mine, finding))
            endings[1].update(_ending(case, other, opinion))
            count += not (finding.is_accepted or opinion.is_accepted)
            continue
        if finding.is_accepted != opinion.is_accepted:
            return 0
        if finding.is_accepted:
            continue
        if finding.reason != opinion.reason or not _same_answers(cases.problem, case, mine, other):
            return 0
        count += 1
    return count if endings[0] == endings[1] else 0


def _was_skipped(outcome: CaseOutcome) -> bool:
    return outcome.stopped is not None and outcome.stopped.why is Stop.NOT_RUN


def _is_answered(finding: Finding) -> bool:
    return finding.verdict in {Verdict.ACCEPTED, Verdict.WRONG_ANSWER}


def _ending(case: PreparedCase, outcome: CaseOutcome, finding: Finding) -> Iterator[object]:
    """How a case that was not passed ended, as far as it has to be the same in its group."""
    if not finding.is_accepted:
        raised = outcome.raised.type_name if outcome.raised else None
        yield case.group, finding.verdict, raised


def _same_answers(
    problem: Problem, case: PreparedCase, mine: CaseOutcome, other: CaseOutcome
) -> bool:
    if len(mine.values) != len(other.values) or mine.mutated != other.mutated:
        return False
    return all(
        _same(problem, call.function, one, two)
        for call, one, two in zip(case.calls, mine.values, other.values, strict=True)
    )


def _same(problem: Problem, name: str, one: Any, two: Any) -> bool:
    if not problem.up_to and _differs_at_a_glance(one, two, problem.tolerance):
        return False
    function = problem.entry.function(name)
    returns = function.returns if function else None
    return check(one, two, returns, problem.tolerance, problem.up_to) is None


def _differs_at_a_glance(one: Any, two: Any, tolerance: Tolerance | None) -> bool:
    """Whether a few elements of large arrays differ, which settles it without a full look."""
    if not (isinstance(one, np.ndarray) and isinstance(two, np.ndarray)):
        return False
    if one.shape != two.shape or one.size <= _SAMPLE or two.dtype.kind not in "fc":
        return False
    at = np.unravel_index(np.linspace(0, one.size - 1, _SAMPLE).astype(np.intp), one.shape)
    allowed = allowed_for(two, tolerance)
    fixed = allowed.atol + allowed.atol_scale * (largest(two) if allowed.atol_scale else 0.0)
    with np.errstate(all="ignore"):
        return compare(one[at], two[at], Tolerance(allowed.rtol, fixed)) is not None
