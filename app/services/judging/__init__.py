"""What a worker does to a submission's row: claim, renew, report, finish, give back.

A claim is a lease of 15 seconds on a row, named by worker and attempt. The worker renews it
from a thread of its own; whatever it writes is fenced: `WHERE id AND worker AND attempt AND
status = 'running'`. If that meets no row, the submission was cancelled or given to another,
and the result is dropped. A lease that lapses returns the row to the queue; after three
attempts the row fails with a report that says so. Times are the database's.
"""

from app.services.judging.claims import LEASE_S, Claim, claim, is_held, renew, report_progress
from app.services.judging.faults import (
    MAX_ATTEMPTS,
    forget_old_runs,
    give_back,
    hand_over,
    has_lapsed,
    sweep,
)
from app.services.judging.verdicts import finish, runtime

__all__ = [
    "LEASE_S",
    "MAX_ATTEMPTS",
    "Claim",
    "claim",
    "finish",
    "forget_old_runs",
    "give_back",
    "hand_over",
    "has_lapsed",
    "is_held",
    "renew",
    "report_progress",
    "runtime",
    "sweep",
]
