"""The worker: takes submissions, has them judged, stores the verdicts.

Theory of operation. Threads of one process, trusted; foreign code runs only in the children of
the judge. One thread a slot takes a row from the queue (a lease), asks the judge, and stores
the report. One thread holds the leases, one returns those of dead workers, one warms up, one
does the errands of authors and administrators, one gives signs of life.
Whatever this process was doing when it is killed is in the rows: another worker, or the next
start, finds them. Nothing here keeps state that matters.

A database that does not answer costs nothing but time: a verdict is stored once it answers
again, if the row is still this worker's by then. Every write is fenced, so it may be tried
again also when nobody knows whether the last try was committed.

An embedded server is the only one on its data directory, which a file lock makes sure of: rows
that are `running` when it starts are left from a predecessor that died, and go back at once.
"""

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from app import log
from app.bus import Bus
from app.db.engine import Database
from app.db.lock import DataLock
from app.db.models import Kind
from app.errors import UserError
from app.metrics import Metrics
from app.services import catalogue, judging, salts
from app.services.judging import Claim
from app.settings import Settings
from app.worker.errands import Errands
from app.worker.heartbeat import Heartbeat
from app.worker.leases import Held, Leases
from app.worker.readings import judge_readings
from app.worker.upkeep import Sweeper, Warmer
from judge.errors import JudgeCancelled, JudgeError
from judge.report import Report
from judge.run import Judge
from problems.inputs import parse_literals
from problems.package import Problem

FAULT_PAUSE_S = 0.5
PACKAGES_KEPT = 512
RETRY_S = 0.5
STOP_WITHIN_S = 10.0


T = TypeVar("T")


@dataclass(frozen=True)
class Stored:
    """Whether the verdict was still ours to store, and the claim taken with it, if any."""

    is_ours: bool
    following: Claim | None


class Worker:
    """`slots` submissions at a time from one database, until `stop`; the judge is the caller's."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        bus: Bus,
        judge: Judge,
        slots: int,
        metrics: Metrics | None = None,
    ) -> None:
        self.name = f"{socket.gethostname()[:100]}:{os.getpid()}:{secrets.token_hex(6)}"
        self._database = database
        self._bus = bus
        self._judge = judge
        self._slots = slots
        self._lease_s = settings.lease_s
        self._lock = DataLock(settings.data_dir) if settings.is_embedded else None
        self._leases = Leases(database, settings.lease_s)
        self._metrics = metrics or Metrics()
        self._metrics.add_source(lambda: judge_readings(judge))
        self._stopped = threading.Event()
        self._abandoned = threading.Event()
        self._closed = threading.Event()
        # A version never changes, so it is asked for once.
        self._package = lru_cache(PACKAGES_KEPT)(self._load_package)
        self._judging: list[threading.Thread] = []
        self._beside: list[threading.Thread] = []

    def start(self) -> None:
        """Return what a dead predecessor left, then begin to work.

        Raises:
            Unavailable: another server works on this data directory.
        """
        if self._lock is not None:
            self._lock.acquire()
        with self._database.transaction() as session:
            salts.current_salt(session)
            if self._lock is not None:
                judging.sweep(session, self._bus, all_running=True)
        sweeper = Sweeper(self._database, self._bus, self._lease_s)
        warmer = Warmer(self._database, self._judge, self._bus)
        errands = Errands(self._database, self._judge, self.name)
        heart = Heartbeat(self._database, self.name, self._judge, self._slots)
        heart.beat()
        work = self._bus.queue.work
        self._judging = [
            _start(f"judge-{slot}", lambda: work(self._step, self._stopped))
            for slot in range(self._slots)
        ]
        self._beside = [
            _start("leases", lambda: self._leases.keep(self._closed)),
            _start("sweeper", lambda: sweeper.work(self._stopped)),
            _start("warmer", lambda: warmer.work(self._stopped)),
            _start("errands", lambda: errands.work(self._stopped)),
            _start("heartbeat", lambda: heart.work(self._stopped)),
        ]
        log.info("worker", "started", worker=self.name, slots=self._slots)

    def stop(self, within_s: float = STOP_WITHIN_S) -> None:
        """Take nothing more, finish what runs, and give back what does not end in time."""
        self._stopped.set()
        self._bus.queue.wake()
        deadline = time.monotonic() + within_s
        for thread in self._judging:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._abandoned.set()
        for thread in self._judging:
            thread.join()
        self._closed.set()
        for thread in self._beside:
            thread.join()
        if self._lock is not None:
            self._lock.release()
        log.info("worker", "stopped", worker=self.name)

    def abandon(self) -> None:
        """Let `stop` wait no longer for what runs: it goes back to the queue."""
        self._abandoned.set()

    @property
    def is_working(self) -> bool:
        """Whether this worker judges what it takes; once False, only a new process helps."""
        return self.find_fault() is None

    def find_fault(self) -> str | None:
        """Why this worker is not ready, None when it is."""
        if not self._judging or not all(thread.is_alive() for thread in self._judging):
            return "a judging thread has ended"
        if self._leases.has_stalled:
            return "a judging stands still"
        return None if self._judge.sandbox.layers else "the sandbox has no layer"

    def _step(self) -> bool:
        """Judge what waits; False when nothing does, or the database does not answer."""
        try:
            claim = self._begin(self._take())
            if claim is None:
                return False
            while claim is not None:
                claim = self._work_on(claim)
        except Exception:
            # The edge of this thread, which must not end. What was claimed comes back when its
            # lease lapses.
            log.exception("worker", "could not take or store a submission, tried again soon")
            return False
        return True

    def _take(self) -> Claim | None:
        with self._database.transaction() as session:
            return judging.claim(session, self.name, self._lease_s)

    def _begin(self, claim: Claim | None) -> Claim | None:
        """Tell those who watch; how many cases there are is not known yet."""
        if claim is not None:
            self._bus.events.progress(claim.submission_id, 0, 0)
        return claim

    def _work_on(self, claim: Claim) -> Claim | None:
        """Judge and store; the claim that was taken together with storing, if one waited."""
        held = self._leases.hold(claim)
        began = time.monotonic()
        try:
            report = self._judge_claim(held)
            held.is_judged = True
            judged = time.monotonic()
            stored = self._write(lambda s: self._store(s, claim, report)) or Stored(False, None)
        except JudgeCancelled:
            if held.lost.is_set():
                log.info("worker", "given up, the claim was lost", submission=claim.submission_id)
                self._metrics.count_return("lost")
            else:
                self._metrics.count_return("handed over")
                self._write(lambda s: judging.hand_over(s, self._bus, claim))
            return None
        except Exception as error:
            if not isinstance(error, JudgeError | UserError):
                log.exception("worker", "fault while judging", submission=claim.submission_id)
            self._give_back(claim, f"{type(error).__name__}: {error}")
            return None
        finally:
            self._leases.drop(held)
        self._note(claim, report, stored.is_ours, judged - began, time.monotonic() - judged)
        return self._begin(stored.following)

    def _note(
        self, claim: Claim, report: Report, is_ours: bool, judging_s: float, storing_s: float
    ) -> None:
        log.info(
            "worker", "judged" if is_ours else "verdict dropped, the claim was lost",
            submission=claim.submission_id, attempt=claim.attempt, verdict=str(report.verdict),
            waited_ms=round(claim.waited_s * 1000, 1), judging_ms=round(judging_s * 1000, 1),
            storing_ms=round(storing_s * 1000, 1),
        )  # fmt: skip
        if not is_ours:
            self._metrics.count_return("lost")
            return
        self._metrics.count_verdict(claim.kind, report.verdict)
        stages = {"waiting": claim.waited_s, "judging": judging_s, "storing": storing_s}
        for stage, took_s in stages.items():
            self._metrics.time_stage(stage, took_s)

    def _store(self, session: Session, claim: Claim, report: Report) -> Stored:
        """Store the verdict and take what waits next: one commit, on a disk, for both."""
        is_ours = judging.finish(session, self._bus, claim, report)
        if self._stopped.is_set():
            return Stored(is_ours, None)
        return Stored(is_ours, judging.claim(session, self.name, self._lease_s))

    def _judge_claim(self, held: Held) -> Report:
        claim = held.claim
        package = self._package(claim.version_id)
        if claim.inputs is not None:
            calls = [parse_literals(package, texts) for texts in claim.inputs]
            return self._judge.run_inputs(package, claim.code, calls)
        return self._judge.run(
            package,
            claim.code,
            salt=claim.salt,
            visible_only=claim.kind is Kind.RUN,
            on_progress=self._progress_of(held),
            is_cancelled=lambda: held.lost.is_set() or self._abandoned.is_set(),
        )

    def _load_package(self, version_id: int) -> Problem:
        with self._database.session() as session:
            return catalogue.package(session, version_id)

    def _progress_of(self, held: Held) -> Callable[[int, int], None]:
        """Tell each step to those who watch; neither this nor `note` waits for anything."""

        def report_progress(done: int, total: int) -> None:
            held.note(done, total)
            self._bus.events.progress(held.claim.submission_id, done, total)

        return report_progress

    def _give_back(self, claim: Claim, why: str) -> None:
        """A pause first: a judge that is being replaced would use up all attempts at once."""
        self._metrics.count_return("fault")
        self._stopped.wait(FAULT_PAUSE_S * claim.attempt)
        self._write(lambda session: judging.give_back(session, self._bus, claim, why))

    def _write(self, write: Callable[[Session], T]) -> T | None:
        """Do a fenced write, as often as it takes; None when told to end before it is done."""
        while True:
            try:
                with self._database.transaction() as session:
                    return write(session)
            except SQLAlchemyError as error:
                if not _is_passing(error):
                    raise
                log.warning("worker", "not stored yet, tried again soon", why=type(error).__name__)
            if self._abandoned.wait(RETRY_S):
                return None


def _is_passing(error: SQLAlchemyError) -> bool:
    """Whether the database may take the same statements in a while: it is away, full or busy."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError | PoolTimeoutError)


def _start(name: str, work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread
