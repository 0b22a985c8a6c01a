"""What is done beside judging: returning lapsed leases, deleting what is old, warming up."""

import threading

from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.bus import Bus
from app.db.engine import Database
from app.errors import UserError
from app.services import accounts, catalogue, judging, limits, opinions, salts, workers
from app.services.catalogue import BareLesson
from judge.errors import JudgeError
from judge.run import Judge
from problems.lessons import fill
from problems.walkthrough import walkthrough_of

SWEEP_EVERY_S = 2.0
TIDY_EVERY_SWEEPS = 300
WARM_EVERY_S = 10.0
# Cases take memory, and a second of a core for each problem: of a long catalogue only what is
# submitted most is made ready, and what people open.
WARM_CASES = 512


class Sweeper:
    """Returns rows of dead workers to the queue, and deletes what nobody needs any more."""

    def __init__(self, database: Database, bus: Bus, lease_s: float) -> None:
        self._database = database
        self._bus = bus
        self._lease_s = lease_s

    def work(self, stopped: threading.Event) -> None:
        """The thread."""
        sweeps = 0
        while not stopped.is_set():
            try:
                self.sweep()
                if sweeps % TIDY_EVERY_SWEEPS == 0:
                    self.tidy()
            except SQLAlchemyError:
                log.exception("worker", "sweep failed, tried again soon")
                # Nobody could renew either: the living get the time to do so first.
                stopped.wait(self._lease_s)
            sweeps += 1
            stopped.wait(SWEEP_EVERY_S)

    def sweep(self) -> None:
        """Return what has lapsed; looks with a reading session first, there is mostly nothing."""
        with self._database.session() as session:
            if not judging.has_lapsed(session, self._lease_s):
                return
        with self._database.transaction() as session:
            judging.sweep(session, self._bus, self._lease_s)

    def tidy(self) -> None:
        """Delete old runs, ended sessions, lost guests, counted attempts, and silent workers."""
        with self._database.transaction() as session:
            judging.forget_old_runs(session)
            accounts.forget_expired(session)
            accounts.forget_lost_guests(session)
            accounts.forget_expired_resets(session)
            limits.forget_old(session)
            opinions.forget_old(session)
            workers.forget_silent(session)


class Warmer:
    """Makes samples, values of walkthroughs, numbers of lessons, and cases ahead of time.

    What people look at comes first, among its kind: all samples are made in seconds, the cases
    of a large library in minutes.
    """

    def __init__(self, database: Database, judge: Judge, bus: Bus) -> None:
        self._database = database
        self._judge = judge
        self._bus = bus
        self._done: set[tuple[str, int]] = set()
        self._failed: set[tuple[str, ...]] = set()

    def work(self, stopped: threading.Event) -> None:
        """The thread: at start, and again when an import brought new versions."""
        while not stopped.is_set():
            try:
                self.warm(stopped)
            except SQLAlchemyError:
                log.exception("worker", "warm-up failed, tried again soon")
            stopped.wait(WARM_EVERY_S)

    def warm(self, stopped: threading.Event) -> None:
        """One round: samples and lessons first, a page without them looks bare."""
        self.make_samples(stopped)
        self.work_lessons(stopped)
        self.work_walkthroughs(stopped)
        self.make_cases(stopped)

    def make_samples(self, stopped: threading.Event) -> None:
        """Make the samples of every version that has none."""
        with self._database.session() as session:
            bare = catalogue.versions_without_samples(session)
        self._warm_versions("samples", bare, stopped)

    def make_cases(self, stopped: threading.Event, most: int = WARM_CASES) -> None:
        """Make the cases of what is submitted most, and of whatever somebody opened."""
        with self._database.session() as session:
            busiest = catalogue.busiest_versions(session, most)
        opened = [each for each in self._bus.openings.latest() if each not in busiest]
        self._warm_versions("cases", busiest + opened, stopped)

    def work_lessons(self, stopped: threading.Event) -> None:
        """Compute the numbers of every lesson that has changed."""
        with self._database.session() as session:
            lessons = catalogue.bare_lessons(session)
        for lesson in lessons:
            if not stopped.is_set() and lesson.key not in self._failed:
                self._work_lesson(lesson)

    def work_walkthroughs(self, stopped: threading.Event) -> None:
        """Compute the values of every walkthrough that has none."""
        with self._database.session() as session:
            bare = catalogue.versions_without_step_values(session)
        self._warm_versions("walkthrough", bare, stopped)

    def _warm_versions(self, what: str, version_ids: list[int], stopped: threading.Event) -> None:
        left = [each for each in version_ids if (what, each) not in self._done]
        while left and not stopped.is_set():
            opened = (each for each in self._bus.openings.latest() if each in left)
            version_id = next(opened, left[0])
            left.remove(version_id)
            self._done.add((what, version_id))
            self._make(what, version_id)

    def _work_lesson(self, lesson: BareLesson) -> None:
        """Compute the worked examples; a lesson that fails waits for a change."""
        try:
            if lesson.missing:
                raise JudgeError(f"there is no problem {', '.join(lesson.missing)}")
            texts = [
                fill(example, self._judge.worked(lesson.packages[example.problem], example))
                for example in lesson.examples
            ]
        except (JudgeError, ValueError) as error:
            self._failed.add(lesson.key)
            log.warning("worker", "no numbers made", chapter=lesson.chapter, why=str(error))
            return
        with self._database.transaction() as session:
            catalogue.store_worked(session, lesson, texts)

    def _make(self, what: str, version_id: int) -> None:
        try:
            match what:
                case "samples":
                    self._make_samples(version_id)
                case "walkthrough":
                    self._make_walkthrough(version_id)
                case "cases":
                    self._make_cases(version_id)
        except (JudgeError, UserError) as error:
            log.warning("worker", f"no {what} made", version=version_id, why=str(error))

    def _make_samples(self, version_id: int) -> None:
        with self._database.session() as session:
            package = catalogue.package(session, version_id)
        samples = catalogue.sample_views(self._judge.samples(package))
        with self._database.transaction() as session:
            catalogue.store_samples(session, version_id, samples)

    def _make_walkthrough(self, version_id: int) -> None:
        with self._database.session() as session:
            found = walkthrough_of(catalogue.package(session, version_id))
        if found is None:
            return
        values = [self._judge.step_values(step) for step in found.steps]
        with self._database.transaction() as session:
            catalogue.store_step_values(session, version_id, values)

    def _make_cases(self, version_id: int) -> None:
        with self._database.transaction() as session:
            salt = salts.current_salt(session)
            package = catalogue.package(session, version_id)
        self._judge.prepare(package, salt)
