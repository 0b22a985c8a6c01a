"""The contract of a bus; every adapter must pass it. The embedded one is the first."""

import asyncio
import threading
from contextlib import contextmanager

import pytest

from app.bus import Hint


@contextmanager
def working(bus, step):
    """Runs `Queue.work` in a thread, as a worker does."""
    stopped = threading.Event()
    thread = threading.Thread(target=bus.queue.work, args=(step, stopped))
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        bus.queue.wake()
        thread.join(10)
        assert not thread.is_alive()


def test_a_put_wakes_a_worker_after_the_commit(database, bus):
    """Nothing before the commit, `step` soon after it."""
    steps = threading.Semaphore(0)

    def step() -> bool:
        steps.release()
        return False

    with working(bus, step):
        assert steps.acquire(timeout=10)
        with database.transaction() as session:
            with session.begin_nested():
                bus.queue.put(session, 1, 0)
            woken_early = steps.acquire(timeout=0.1)
        woken_late = steps.acquire(timeout=0.5)

    assert (woken_early, woken_late) == (False, True)


def test_a_worker_looks_by_itself_once_a_second(bus):
    """A row that another process queued is found without a put."""
    steps = threading.Semaphore(0)

    with working(bus, lambda: steps.release() and False):
        found = [steps.acquire(timeout=5) for _ in range(2)]

    assert found == [True, True]


def test_a_worker_goes_on_while_there_is_work(bus):
    """As long as `step` finds something it is called again at once."""
    left = iter(range(1000))
    done = threading.Event()

    def step() -> bool:
        if next(left, None) is None:
            done.set()
            return False
        return True

    with working(bus, step):
        assert done.wait(5)


def test_a_put_during_the_look_is_not_missed(database, bus):
    """What is put after `step` looked and before it sleeps is looked for at once."""
    looked, looked_again = threading.Event(), threading.Event()

    def step() -> bool:
        if looked.is_set():
            looked_again.set()
        else:
            with database.transaction() as session:
                bus.queue.put(session, 1, 0)
            looked.set()
        return False

    with working(bus, step):
        assert looked_again.wait(0.7)


def test_a_hint_reaches_those_who_subscribed_to_the_submission(database, bus):
    """Published from a thread after its commit; others hear nothing, a rollback says nothing."""

    def publish() -> None:
        with database.transaction() as session:
            bus.events.publish(session, 7)

    def fail() -> None:
        with database.transaction() as session:
            bus.events.publish(session, 8)
            session.rollback()

    async def listen() -> list[Hint | None]:
        with bus.events.subscribe(7) as seven, bus.events.subscribe(8) as eight:
            await asyncio.to_thread(publish)
            await asyncio.to_thread(fail)
            return [await seven.wait(5), await eight.wait(0.05)]

    assert asyncio.run(listen()) == [Hint(7), None]


def test_progress_is_merged_and_never_hides_a_change(database, bus):
    """A slow reader gets the newest progress; once the row changed, that is what it hears."""

    def report() -> None:
        for done in range(1, 6):
            bus.events.progress(7, done, 9)

    def finish() -> None:
        with database.transaction() as session:
            bus.events.publish(session, 7)
        report()

    async def listen() -> list[Hint | None]:
        with bus.events.subscribe(7) as hints:
            await asyncio.to_thread(report)
            first = await hints.wait(5)
            await asyncio.to_thread(finish)
            return [first, await hints.wait(5)]

    assert asyncio.run(listen()) == [Hint(7, 5, 9), Hint(7)]


def test_closing_ends_every_wait(bus):
    """Streams end when the server stops, also those that begin afterwards."""

    async def listen() -> list[Hint | None]:
        with bus.events.subscribe(7) as hints:
            waiting = asyncio.create_task(hints.wait(30))
            await asyncio.sleep(0)
            await asyncio.to_thread(bus.events.close)
            first = await waiting
        with bus.events.subscribe(7) as hints:
            return [first, await hints.wait(30)]

    assert asyncio.run(asyncio.wait_for(listen(), 5)) == [None, None]
    assert bus.events.is_closed


def test_what_was_opened_last_is_known_soon(bus):
    """Newest first, each once; on Postgres it comes back by way of the database."""
    never = threading.Event()

    for version_id in (3, 5, 4):
        bus.openings.tell(version_id)
        while version_id not in bus.openings.latest():
            assert not never.wait(0.01)
    bus.openings.tell(5)

    assert set(bus.openings.latest()[:2]) == {4, 5}
    assert bus.openings.latest()[2:] == (3,)


def test_nothing_is_kept_of_those_who_left(bus):
    """A subscription ends with its block, however it is left."""

    async def leave() -> None:
        with pytest.raises(RuntimeError), bus.events.subscribe(7):
            raise RuntimeError("the client went away")
        bus.events.progress(7, 1, 2)

    asyncio.run(leave())
    bus.events.progress(7, 2, 2)
