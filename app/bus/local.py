"""The embedded bus: web and worker are threads of one process, the table is the queue.

`put` and `publish` take effect after the commit, on the committing thread. Workers sleep on a
condition; subscribers live in event loops and are woken through `call_soon_threadsafe`.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.bus.commit import on_commit
from app.bus.ports import Bus, Hint

POLL_S = 1.0
OPENINGS_KEPT = 64


def local_bus() -> Bus:
    """A bus for one process."""
    return Bus(LocalQueue(), LocalEvents(), LocalOpenings())


class LocalQueue:
    """Wakes the worker threads of this process."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._puts = 0
        self._sleeping = 0

    def put(self, session: Session, submission_id: int, priority: int) -> None:
        on_commit(session, self.wake_one)

    def work(self, step: Callable[[], bool], stopped: threading.Event) -> None:
        while not stopped.is_set():
            seen = self._puts
            if step():
                continue
            self._sleep(seen, stopped)

    def wake(self) -> None:
        with self._changed:
            self._puts += 1
            self._changed.notify_all()

    def wake_one(self) -> None:
        """As `wake`, for one row: one thread that sleeps is enough for it."""
        with self._changed:
            self._puts += 1
            self._changed.notify()

    def _sleep(self, seen: int, stopped: threading.Event) -> None:
        with self._changed:
            self._sleeping += 1
            # All threads together look once a second, not each of them.
            poll_s = POLL_S * self._sleeping
            # A put after `seen` was read may have come after `step` looked: look again.
            self._changed.wait_for(lambda: self._puts != seen or stopped.is_set(), poll_s)
            self._sleeping -= 1


class LocalOpenings:
    """Remembers a few versions, each once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: dict[int, None] = {}

    def tell(self, version_id: int) -> None:
        with self._lock:
            self._opened.pop(version_id, None)
            self._opened[version_id] = None
            if len(self._opened) > OPENINGS_KEPT:
                del self._opened[next(iter(self._opened))]

    def latest(self) -> tuple[int, ...]:
        with self._lock:
            return tuple(reversed(self._opened))


class LocalSubscription:
    """One waiter in one event loop; keeps only the newest hint."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ready = asyncio.Event()
        self._hint: Hint | None = None
        self._closed = False

    async def wait(self, timeout_s: float) -> Hint | None:
        if not self._closed:
            try:
                await asyncio.wait_for(self._ready.wait(), timeout_s)
            except TimeoutError:
                return None
        hint, self._hint = self._hint, None
        if not self._closed:
            self._ready.clear()
        return hint

    def tell(self, hint: Hint | None) -> None:
        """Pass a hint from any thread; None says that no more will come."""
        try:
            self._loop.call_soon_threadsafe(self._take, hint)
        except RuntimeError:
            # The loop ended between the look-up and this call; so did the one who waited.
            return

    def _take(self, hint: Hint | None) -> None:
        progress_only = hint is not None and hint.total is not None
        change_is_waiting = self._hint is not None and self._hint.total is None
        if hint is None:
            self._closed = True
        elif not (progress_only and change_is_waiting):
            self._hint = hint
        self._ready.set()


class LocalEvents:
    """The hub: subscriptions by submission."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscriptions: dict[int, set[LocalSubscription]] = defaultdict(set)
        self._closed = False

    @property
    def is_closed(self) -> bool:
        return self._closed

    def publish(self, session: Session, submission_id: int) -> None:
        on_commit(session, lambda: self.tell(submission_id))

    def progress(self, submission_id: int, done: int, total: int) -> None:
        self._tell(Hint(submission_id, done, total))

    @contextmanager
    def subscribe(self, submission_id: int) -> Iterator[LocalSubscription]:
        subscription = LocalSubscription()
        with self._lock:
            self._subscriptions[submission_id].add(subscription)
        if self._closed:
            subscription.tell(None)
        try:
            yield subscription
        finally:
            with self._lock:
                self._subscriptions[submission_id].discard(subscription)
                if not self._subscriptions[submission_id]:
                    del self._subscriptions[submission_id]

    def tell(self, submission_id: int) -> None:
        """Say that the row changed, at once."""
        self._tell(Hint(submission_id))

    def tell_all(self) -> None:
        """Let everybody read their row again: hints may have been lost."""
        with self._lock:
            waited_for = tuple(self._subscriptions)
        for submission_id in waited_for:
            self.tell(submission_id)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            waiting = [each for group in self._subscriptions.values() for each in group]
        for subscription in waiting:
            subscription.tell(None)

    def _tell(self, hint: Hint) -> None:
        with self._lock:
            waiting = tuple(self._subscriptions.get(hint.submission_id, ()))
        for subscription in waiting:
            subscription.tell(hint)
