"""Holds the leases of the claims that are being judged, from a thread of its own.

Judging may take long or hang; this thread touches nothing but the database, so a lease lapses
only if the whole process is gone, is frozen, or cannot reach the database.
"""

import threading
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.db.engine import Database
from app.services import judging
from app.services.judging import Claim

LOOK_EVERY_S = 1.0
RENEWALS_PER_LEASE = 3


@dataclass(eq=False)
class Held:
    """A claim while it is judged; `lost` is set once the row is not ours any more."""

    claim: Claim
    lost: threading.Event = field(default_factory=threading.Event)


class Leases:
    """The claims of one worker; `hold` and `drop` may be called from any thread."""

    def __init__(self, database: Database, lease_s: float) -> None:
        self._database = database
        renew_every_s = lease_s / RENEWALS_PER_LEASE
        self._look_every_s = min(LOOK_EVERY_S, renew_every_s)
        self._renew_every_looks = max(1, int(renew_every_s / self._look_every_s))
        self._lock = threading.Lock()
        self._held: set[Held] = set()

    def hold(self, claim: Claim) -> Held:
        """Keep the lease of `claim` alive until `drop`."""
        held = Held(claim)
        with self._lock:
            self._held.add(held)
        return held

    def drop(self, held: Held) -> None:
        """Let the lease end."""
        with self._lock:
            self._held.discard(held)

    def keep(self, stopped: threading.Event) -> None:
        """The thread: look each second whether rows were taken away, renew now and then."""
        look = 0
        while not stopped.wait(self._look_every_s):
            look += 1
            self._look(renew=look % self._renew_every_looks == 0)

    def _look(self, renew: bool) -> None:
        with self._lock:
            held = tuple(self._held)
        for each in held:
            try:
                if not self._is_ours(each.claim, renew):
                    each.lost.set()
            except SQLAlchemyError:
                log.exception("worker", "lease not renewed", submission=each.claim.submission_id)

    def _is_ours(self, claim: Claim, renew: bool) -> bool:
        if renew:
            with self._database.transaction() as session:
                return judging.renew(session, claim)
        with self._database.session() as session:
            return judging.is_held(session, claim)
