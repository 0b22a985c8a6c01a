"""A real judge, shared by the tests of this folder: starting its zygotes is what takes time."""

import asyncio
from collections.abc import Callable, Collection, Iterator

import pytest

from app.bus import Bus
from app.db.engine import Database
from app.db.models import Submission, User
from app.services import accounts
from app.settings import Settings
from app.worker import Worker
from judge.run import Judge


@pytest.fixture(scope="package")
def judge() -> Iterator[Judge]:
    """Two slots, both lanes warm."""
    with Judge(slots=2) as started:
        yield started


@pytest.fixture
def new_worker(settings: Settings, stocked: Database, bus: Bus, judge: Judge):
    """Makes workers on the data directory of this test, and stops what was started."""
    made: list[Worker] = []

    def make() -> Worker:
        worker = Worker(settings, stocked, bus, judge, slots=2)
        made.append(worker)
        return worker

    yield make
    for worker in made:
        worker.stop()


@pytest.fixture
def learner(stocked: Database) -> User:
    """Somebody who may submit."""
    with stocked.transaction() as session:
        return accounts.create_guest(session)


@pytest.fixture
def wait_until(stocked: Database, bus: Bus) -> Callable[..., str]:
    """Waits for a submission as the web does: subscribe, read, wait for a hint."""

    async def wait(submission_id: int, wanted: Collection[str]) -> str:
        with bus.events.subscribe(submission_id) as hints:
            while True:
                with stocked.session() as session:
                    status = session.get_one(Submission, submission_id).status
                if status in wanted:
                    return status
                hint = await hints.wait(timeout_s=60)
                assert hint is not None, f"no news of submission {submission_id} in a minute"

    return lambda submission_id, *wanted: asyncio.run(wait(submission_id, wanted))


@pytest.fixture
def wait_until_final(wait_until: Callable[..., str]) -> Callable[[int], str]:
    """Waits for the end of a submission and says which it was."""
    return lambda submission_id: wait_until(submission_id, "done", "failed", "cancelled")


@pytest.fixture(params=["sqlite", "postgres"])
def backend(request: pytest.FixtureRequest) -> str:
    """The worker is the same on both databases."""
    return request.param
