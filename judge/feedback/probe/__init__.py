"""What an answer is right up to: transposed, negated, times two, over the other axis …

Theory. A claim is made where a visible case fails, so that its numbers come from values that the
learner sees anyway. It is then put to every other case: each failing answer and each accepted one
must agree with it, and at least two failing ones must be generic, that is, hold enough different
numbers. Of a hidden case only this agreement is used, as one bit for all of them together; none
of its numbers enters a sentence. What survives is said as an observation, not as a diagnosis.

The search looks at 4,096 elements of each answer; the one claim that survives is confirmed in
full on the first failing case.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from judge.cases import PreparedCase
from judge.feedback.finding import Finding
from judge.feedback.probe import axes, elementwise, given, rearranged
from judge.feedback.probe.claim import Claim
from judge.feedback.probe.exchange import exchanged
from judge.feedback.probe.pair import Pair, pairs_of
from judge.outcome import CaseOutcome
from judge.report import Observation, Reason, Verdict
from problems.package import Problem

_COMPARABLE = {Reason.VALUE, Reason.STATE, Reason.SHAPE}
_FEWEST_GENERIC = 2
_FEWEST_SMALL = 3


def observe(
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
) -> Observation | None:
    """The first claim that all answers of a submission agree with; None where there is none.

    Args:
        chosen, outcomes, findings: parallel, one for each case.
    """
    pairs = _pairs(problem, chosen, outcomes, findings)
    failing = [pair for pair in pairs if pair.fails]
    first = next((pair for pair in failing if pair.visible), None)
    if first is None:
        return None
    swapped = exchanged(problem, chosen, outcomes, findings)
    if swapped is not None:
        return swapped
    with np.errstate(all="ignore"):
        for claim in _proposed(first):
            if (
                all(claim.holds(pair) for pair in chain([first], failing, pairs))
                and (claim.is_plain or _means_something(failing))
                and claim.holds(first, in_full=True)
            ):
                subject = f"Your result{first.path}"
                return Observation(claim.id, f"{subject} is {claim.words}.", len(failing))
    return None


def _proposed(pair: Pair) -> Iterator[Claim]:
    for form in (given, rearranged, elementwise, axes):
        yield from form.propose(pair)


def _pairs(
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
) -> list[Pair]:
    """One pair for each answered case; none at all where one cannot be compared.

    Cases without an answer say nothing for or against.
    """
    found: list[Pair] = []
    path: str | None = None
    together = list(zip(chosen, outcomes, findings, strict=True))
    for case, outcome, finding in sorted(together, key=lambda one: one[2].is_accepted):
        if finding.verdict not in {Verdict.ACCEPTED, Verdict.WRONG_ANSWER}:
            continue
        if not finding.is_accepted and finding.reason not in _COMPARABLE:
            return []
        pair = pairs_of(problem, case, outcome, finding, path if finding.is_accepted else None)
        if pair is None or (path is not None and pair.path != path):
            return []
        path = pair.path
        found.append(pair)
    return found


def _means_something(failing: Sequence[Pair]) -> bool:
    """Whether so many answers agree that chance is no explanation.

    Single numbers and tiny arrays count together: three with different values due.
    """
    if sum(pair.is_generic for pair in failing) >= _FEWEST_GENERIC:
        return True
    sides = ([pair.expected for pair in failing], [pair.answer for pair in failing])
    return all(
        len({tuple(array.reshape(-1)[:16].tolist()) for array in arrays}) >= _FEWEST_SMALL
        for arrays in sides
    )
