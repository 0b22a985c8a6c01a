"""Judging stored submissions again: first in the shadow, then applied as a whole.

Old verdicts are never lost: `rejudged` keeps what was there before. A verdict moves to what it
is under the new tests, with one exception: who was accepted stays accepted, and is told that it
was under earlier tests. Lists and counts read the row of the submission, so they need not know.
"""

from app.services.rejudging.shadow import Judged, Work, judge_again, to_judge
from app.services.rejudging.storing import (
    LaterVerdict,
    apply,
    find,
    later_verdict,
    record,
    recount,
)

__all__ = [
    "Judged",
    "LaterVerdict",
    "Work",
    "apply",
    "find",
    "judge_again",
    "later_verdict",
    "record",
    "recount",
    "to_judge",
]
