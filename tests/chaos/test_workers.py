"""One worker's troubles: told to stop, told twice, cut from the database."""

import signal
import time

import pytest

from app.bus import open_bus
from app.db.models import Status, Submission
from app.services import accounts, submissions
from tests.chaos.counting import check_one_end_each, wait_until_judged
from tests.chaos.proxy import network_to
from tests.chaos.site import keep_audit, running_site

SLUG = "layer-norm"
SLOW = "import time\n\n{code}\n_quick = {name}\n\n\ndef {name}(*args, **kwargs):\n    {slow}\n"
LOOKS_WITHIN_S = 60


@pytest.fixture
def slow(library) -> str:
    """A right solution that takes some seconds for all its cases."""
    problem = library.problems[SLUG]
    (name,) = problem.entry.names
    body = "time.sleep(0.4)\n    return _quick(*args, **kwargs)"
    return SLOW.format(code=problem.reference, name=name, slow=body)


@pytest.fixture
def send(shared):
    """Submits code as a learner does, without a web server."""
    with shared.transaction() as session:
        learner = accounts.create_guest(session)
    with open_bus(shared.engine) as bus:

        def submit(code: str) -> int:
            with shared.transaction() as session:
                return submissions.submit(session, bus, learner, SLUG, code.encode()).id

        yield submit


@pytest.fixture
def site(shared):
    url = shared.url.render_as_string(hide_password=False)
    with running_site({"NDJUDGE_DATABASE_URL": url}) as started:
        yield started


def read(database, submission_id: int) -> Submission:
    with database.session() as session:
        return session.get_one(Submission, submission_id)


def wait_for(database, submission_id: int, status: Status, worker: str | None = None) -> None:
    deadline = time.monotonic() + LOOKS_WITHIN_S
    while True:
        row = read(database, submission_id)
        if row.status == status and (worker is None or row.worker != worker):
            return
        assert time.monotonic() < deadline, f"it is {row.status} by {row.worker}"
        time.sleep(0.1)


def test_sigterm_lets_a_worker_finish_what_it_judges(shared, site, send, slow):
    """It takes nothing more, stores the verdict and exits with 0; what waits stays queued."""
    site.add_worker()
    site.wait_for_workers()
    running = [send(slow) for _ in range(2)]
    for each in running:
        wait_for(shared, each, Status.RUNNING)
    waiting = send(slow)

    code = site.workers[0].stop()

    assert code == 0
    rows = [read(shared, each) for each in running]
    assert [(row.status, row.verdict, row.attempt) for row in rows] == [("done", "accepted", 1)] * 2
    assert read(shared, waiting).status == Status.QUEUED


def test_a_second_sigterm_hands_over_at_once(shared, site, send, slow):
    """What still runs is queued again as if it had never been taken."""
    site.add_worker()
    site.wait_for_workers()
    running = send(slow)
    wait_for(shared, running, Status.RUNNING)

    site.workers[0].signal(signal.SIGTERM)
    site.workers[0].expect("finishing what it judges")
    code = site.workers[0].stop()

    row = read(shared, running)
    assert (code, row.status, row.attempt) == (0, Status.QUEUED, 0)


def test_a_worker_that_is_cut_off_stores_no_second_verdict(victim, shared, site, send, slow):
    """Cut from the database in the middle, its submission is judged by another; when the
    network is back its own verdict is dropped, and it goes on working."""
    keep_audit(shared)
    with network_to(victim.socket_dir / ".s.PGSQL.5432") as network:
        near = f"postgresql://postgres@127.0.0.1:{network.port}/{shared.url.database}"
        site.add_worker({"NDJUDGE_DATABASE_URL": near})
        site.wait_for_workers()
        submission_id = send(slow)
        wait_for(shared, submission_id, Status.RUNNING)
        first = read(shared, submission_id).worker
        network.cut()

        site.add_worker()
        wait_for(shared, submission_id, Status.DONE)
        second = read(shared, submission_id)
        network.heal()
        site.workers[0].expect("the claim was lost|dropped|could not take or store")
        site.workers[1].stop()
        following = send(slow)
        wait_until_judged(shared)

    assert (second.verdict, second.attempt) == ("accepted", 2)
    assert first is not None
    assert read(shared, following).verdict == "accepted"
    check_one_end_each(shared)
