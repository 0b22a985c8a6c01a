"""The worker with the real judge and a real database: from the queue to the stored verdict."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from app.db.models import ProblemVersion, Submission
from app.errors import Unavailable
from app.services import catalogue, submissions
from app.worker.upkeep import Warmer
from judge.run import Judge
from problems.cases import PUBLIC_SALT, Salt
from problems.package import Problem

SLUG = "layer-norm"
ENDLESS = b"def layer_norm(x, gamma, beta, eps):\n    while True:\n        pass\n"


@pytest.fixture
def solution(library) -> bytes:
    return library.problems[SLUG].reference.encode()


def load(database, submission_id: int) -> Submission:
    with database.session() as session:
        return session.get_one(Submission, submission_id, options=[undefer(Submission.report)])


def submit(database, bus, user, code: bytes) -> int:
    with database.transaction() as session:
        return submissions.submit(session, bus, user, SLUG, code).id


def test_a_submission_gets_its_verdict(
    stocked, bus, learner, new_worker, solution, wait_until_final
):
    """Right and wrong code, queued before and after the start, are judged and stored."""
    before = submit(stocked, bus, learner, solution)
    new_worker().start()
    after = submit(stocked, bus, learner, b"def layer_norm(x, gamma, beta, eps):\n    return x\n")

    assert wait_until_final(before) == "done"
    assert wait_until_final(after) == "done"

    right, wrong = load(stocked, before), load(stocked, after)
    assert (right.verdict, right.passed) == ("accepted", right.total)
    assert wrong.verdict == "wrong_answer"
    assert right.report["cases"][0]["name"] == "sample-1"
    assert right.worker is None


def test_a_run_with_own_inputs_shows_what_is_expected(
    stocked, bus, learner, new_worker, solution, wait_until_final
):
    """Own inputs are judged against the reference and every case is visible."""
    inputs = [{"x": "[[1.0, 3.0]]", "gamma": "[1.0, 1.0]", "beta": "[0.0, 0.0]", "eps": "1e-5"}]
    new_worker().start()
    with stocked.transaction() as session:
        run = submissions.run(session, bus, learner, SLUG, solution, inputs)

    assert wait_until_final(run.id) == "done"

    report = load(stocked, run.id).report
    assert report["verdict"] == "accepted"
    assert [case["visible"] for case in report["cases"]] == [True]
    assert report["cases"][0]["expected"]


def test_stopping_gives_back_what_does_not_end(stocked, bus, learner, new_worker, wait_until):
    """A worker that stops at once leaves its submission queued, for the next one."""
    worker = new_worker()
    submission_id = submit(stocked, bus, learner, ENDLESS)
    worker.start()
    wait_until(submission_id, "running")

    worker.stop(within_s=0)

    returned = load(stocked, submission_id)
    assert (returned.status, returned.worker) == ("queued", None)
    # Stopping in order is no failed attempt, or three upgrades in a row would fail it.
    assert returned.attempt == 0


def test_a_cancelled_submission_frees_its_slot(
    stocked, bus, learner, new_worker, solution, wait_until, wait_until_final
):
    """Endless code in both slots, cancelled: the next submission does not wait for its limits."""
    endless = [submit(stocked, bus, learner, ENDLESS) for _ in range(2)]
    new_worker().start()
    for submission_id in endless:
        wait_until(submission_id, "running")

    with stocked.transaction() as session:
        for submission_id in endless:
            submissions.cancel(session, bus, learner, submission_id)
    following = submit(stocked, bus, learner, solution)

    assert wait_until_final(following) == "done"
    assert [load(stocked, each).status for each in endless] == ["cancelled", "cancelled"]


class StopsAfter(threading.Event):
    """Is set once it was asked so many times: the warm-up asks before each version."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._left = times

    def is_set(self) -> bool:
        self._left -= 1
        return self._left < 0


# What is stored does not hang on the database's kind.
@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_people_look_at_gets_its_samples_first(stocked, judge, bus):
    """The page that was opened last, then the one before, then the others as they stand."""
    with stocked.session() as session:
        ids = catalogue.versions_without_samples(session)
    for version_id in (ids[-1], ids[-2]):
        bus.openings.tell(version_id)

    Warmer(stocked, judge, bus).make_samples(StopsAfter(3))

    with stocked.session() as session:
        left = catalogue.versions_without_samples(session)
    assert left == ids[1:-2]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_samples_are_made_in_the_background(stocked, judge, bus):
    """After the start every statement gets its worked examples, without anybody asking."""
    Warmer(stocked, judge, bus).make_samples(threading.Event())

    with stocked.session() as session:
        assert catalogue.versions_without_samples(session) == []
        view = catalogue.get(session, SLUG)
        stored = session.scalars(select(ProblemVersion.samples)).all()
    assert view.samples
    assert "layer_norm(" in view.samples[0].lines[0].code
    assert all(stored)


class NotesWhatItPrepares(Judge):
    """A judge that says afterwards whose cases it was asked to make."""

    def __init__(self) -> None:
        super().__init__(slots=1)
        self.prepared: list[str] = []

    def prepare(self, problem: Problem, salt: Salt = PUBLIC_SALT) -> None:
        self.prepared.append(problem.slug)
        super().prepare(problem, salt)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_of_a_long_catalogue_what_is_used_gets_its_cases(stocked, bus):
    """What was submitted most and what is open now; nobody waits for the rest of the library."""
    with stocked.transaction() as session:
        catalogue.find(session, SLUG).judged = 5
        opened = catalogue.find(session, "sgd").current_version_id
    bus.openings.tell(opened)

    with NotesWhatItPrepares() as judge:
        Warmer(stocked, judge, bus).make_cases(threading.Event(), most=1)

    assert judge.prepared == ["sgd", SLUG]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_data_directory_has_one_worker(new_worker):
    """A second server on the same directory is refused; after the first stops it may start."""
    first, second = new_worker(), new_worker()
    first.start()

    with pytest.raises(Unavailable, match=f"process {os.getpid()}"):
        second.start()

    first.stop()
    second.start()


KILLED_SERVER = """
import os, signal, sys, threading
from pathlib import Path
from app.bus import local_bus
from app.db.engine import Database
from app.services import accounts, submissions
from app.settings import Settings
from app.worker import Worker
from judge.run import Judge

settings = Settings(data_dir=Path(sys.argv[1]))
database, bus = Database(settings.url), local_bus()
with database.transaction() as session:
    user = accounts.create_guest(session)
code = sys.stdin.buffer.read()
claimed = threading.Event()
progress = bus.events.progress
def progress_and_note(number, done, total):
    progress(number, done, total)
    claimed.set()
bus.events.progress = progress_and_note
judge = Judge(slots=1)
judge.start()
with database.transaction() as session:
    running = submissions.submit(session, bus, user, "layer-norm", code)
Worker(settings, database, bus, judge, slots=1).start()
claimed.wait()
with database.transaction() as session:
    queued = submissions.submit(session, bus, user, "layer-norm", code)
print(running.id, queued.id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("backend", ["sqlite"])
def test_kill_9_loses_no_submission(stocked, data_dir, new_worker, wait_until_final):
    """A server is killed with one submission running and one queued; the next judges each once."""
    slow = (
        b"import time\n\ndef layer_norm(x, gamma, beta, eps):\n    time.sleep(0.05)\n    return x\n"
    )
    dead = subprocess.run(
        [sys.executable, "-c", KILLED_SERVER, str(data_dir)],
        input=slow,
        capture_output=True,
        timeout=120,
    )
    assert dead.returncode == -signal.SIGKILL, dead.stderr.decode()
    running, queued = map(int, dead.stdout.split())
    assert load(stocked, running).status == "running"
    assert load(stocked, queued).status == "queued"

    new_worker().start()

    assert [wait_until_final(each) for each in (running, queued)] == ["done", "done"]
    assert [load(stocked, each).attempt for each in (running, queued)] == [2, 1]
    with stocked.session() as session:
        assert catalogue.find(session, SLUG).judged == 2
