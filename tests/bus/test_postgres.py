"""What only the Postgres bus promises: other processes hear too, and a cut line is mended."""

import asyncio
import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from app.bus import Hint, open_bus
from app.db.engine import Database

CUT_LISTENERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


@pytest.fixture
def backend() -> str:
    return "postgres"


@pytest.fixture
def other_bus(settings, database):
    """The bus of another process on the same database."""
    elsewhere = Database(settings.url)
    with open_bus(elsewhere.engine) as opened:
        yield opened
    elsewhere.dispose()


@contextmanager
def working(bus, step):
    stopped = threading.Event()
    thread = threading.Thread(target=bus.queue.work, args=(step, stopped))
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        bus.queue.wake()
        thread.join(10)


def publish(database, bus, submission_id: int) -> None:
    with database.transaction() as session:
        bus.events.publish(session, submission_id)


def test_a_put_wakes_workers_of_another_process(database, bus, other_bus):
    """The row that one process commits is looked for by another before its next round."""
    steps = threading.Semaphore(0)

    with working(other_bus, lambda: steps.release() and False):
        assert steps.acquire(timeout=10)
        with database.transaction() as session:
            bus.queue.put(session, 1, 0)
        woken = steps.acquire(timeout=0.7)

    assert woken


def test_hints_and_progress_reach_another_process(database, bus, other_bus):
    """A worker's news arrive in the web process that somebody waits in, the newest of each."""

    def report() -> None:
        for done in range(1, 5):
            bus.events.progress(7, done, 9)

    async def listen() -> list[Hint | None]:
        with other_bus.events.subscribe(7) as hints:
            await asyncio.to_thread(report)
            progress = await hints.wait(10)
            await asyncio.to_thread(publish, database, bus, 7)
            return [progress, await hints.wait(10)]

    assert asyncio.run(listen()) == [Hint(7, 4, 9), Hint(7)]


def test_after_a_cut_everybody_looks_again(database, other_bus):
    """What was said while the line was cut is unknown: the row tells. Then hints come as before."""

    def cut() -> None:
        with database.transaction() as session:
            session.execute(text(CUT_LISTENERS))

    async def listen() -> list[Hint | None]:
        with other_bus.events.subscribe(7) as hints:
            await asyncio.to_thread(cut)
            caught_up = await hints.wait(20)
            await asyncio.to_thread(publish, database, other_bus, 7)
            return [caught_up, await hints.wait(20)]

    assert asyncio.run(listen()) == [Hint(7), Hint(7)]


def test_what_this_version_does_not_know_is_passed_over(database, bus):
    """A newer version may say more on the channel; the listener goes on."""

    def say() -> None:
        with database.transaction() as session:
            for payload in ("", "x:1", "c:seven", "p:7:1:2:3"):
                session.execute(text("SELECT pg_notify('ndjudge', :said)"), {"said": payload})

    async def listen() -> Hint | None:
        with bus.events.subscribe(7) as hints:
            await asyncio.to_thread(say)
            await asyncio.to_thread(publish, database, bus, 7)
            return await hints.wait(10)

    assert asyncio.run(listen()) == Hint(7)
