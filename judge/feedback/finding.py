"""The judge's full opinion of one case; `judge.feedback.disclosure` decides what is told."""

from dataclasses import dataclass

from judge.report import Diff, Reason, Verdict


@dataclass(frozen=True)
class Finding:
    """Verdict, reason and sentence of one case.

    `call` is the number from 0 of the call that failed, `path` the part of its answer that is
    meant; `broken_property` names the property that does not hold.
    """

    verdict: Verdict
    reason: Reason | None = None
    message: str | None = None
    diff: Diff | None = None
    exponent: int | None = None
    call: int | None = None
    path: str = ""
    broken_property: str | None = None

    @property
    def is_accepted(self) -> bool:
        return self.verdict is Verdict.ACCEPTED
