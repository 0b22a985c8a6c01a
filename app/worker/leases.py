"""Holds the leases of the claims that are being judged, from a thread of its own.

Judging may take long; this thread touches nothing but the database, so a lease lapses only if
the whole process is gone, is frozen, or cannot reach the database. A judging that has not moved
on for two minutes hangs: it is let go, and the process should be started again.
"""

import threading
import time
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.db.engine import Database
from app.services import judging
from app.services.judging import Claim

LOOK_EVERY_S = 1.0
RENEWALS_PER_LEASE = 3
STALLED_AFTER_S = 120.0


@dataclass(eq=False)
class Held:
    """A claim while it is judged; `lost` is set once the row is not ours any more."""

    claim: Claim
    lost: threading.Event = field(default_factory=threading.Event)
    moved_at: float = field(default_factory=time.monotonic)
    is_judged: bool = False
    progress: tuple[int, int] | None = None

    def note(self, done: int, total: int) -> None:
        """Note that `done` of `total` cases are judged; stored at the next look.

        Not here: the judge calls this while it takes the time of the next case, and a slow
        database must not become a verdict.
        """
        self.progress = (done, total)
        self.moved_at = time.monotonic()

    def take_progress(self) -> tuple[int, int] | None:
        """What was noted since this was last asked."""
        noted, self.progress = self.progress, None
        return noted

    @property
    def has_stalled(self) -> bool:
        """Whether nothing has moved for so long that nothing will."""
        return not self.is_judged and time.monotonic() - self.moved_at > STALLED_AFTER_S


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

    @property
    def has_stalled(self) -> bool:
        """Whether a judging hangs, which only a new process mends."""
        with self._lock:
            return any(held.has_stalled for held in self._held)

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
                if each.has_stalled or not self._is_ours(each, renew):
                    each.lost.set()
            except SQLAlchemyError:
                log.exception("worker", "lease not renewed", submission=each.claim.submission_id)

    def _is_ours(self, held: Held, renew: bool) -> bool:
        claim, noted = held.claim, held.take_progress()
        if not renew and noted is None:
            with self._database.session() as session:
                return judging.is_held(session, claim)
        with self._database.transaction() as session:
            is_ours = noted is None or judging.report_progress(session, claim, *noted)
            return is_ours and (not renew or judging.renew(session, claim))
