"""What services and workers need from a bus, whatever carries it.

The submission row is the truth. The queue carries ids and an event is a hint to look at the
row: either may come twice or late and nothing breaks. `tests/bus` holds the contract.
"""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Hint:
    """A submission changed; with `done` and `total`, only its progress did (`total` may be 0)."""

    submission_id: int
    done: int | None = None
    total: int | None = None


class Queue(Protocol):
    """Tells workers that rows wait."""

    def put(self, session: Session, submission_id: int, priority: int) -> None:
        """Queue an id together with the row: workers learn of it once `session` commits."""

    def work(self, step: Callable[[], bool], stopped: threading.Event) -> None:
        """Call `step` in this thread until `stopped` is set and `wake` was called.

        `step` claims and judges one submission and returns False when there was none.
        It is called when an id was put, and once a second in any case: another process may
        have queued a row.
        """

    def wake(self) -> None:
        """Let every thread in `work` look at its `stopped` and at the rows, now."""


class Subscription(Protocol):
    """Hints about one submission. While nobody waits they are merged: the last one counts."""

    async def wait(self, timeout_s: float) -> Hint | None:
        """The next hint, None when none came in time or the hub was closed."""


class Events(Protocol):
    """Tells those who wait for a submission that there is something new to read."""

    def publish(self, session: Session, submission_id: int) -> None:
        """Say that the row changed, once `session` has committed."""

    def progress(self, submission_id: int, done: int, total: int) -> None:
        """Say soon that `done` of `total` cases are judged; nothing is stored.

        `total` is 0 while judging begins and nobody knows it.
        """

    def subscribe(self, submission_id: int) -> AbstractContextManager[Subscription]:
        """Hear about one submission, from within an event loop.

        Subscribe first and read the row after it: what changes between is then hinted.
        """

    @property
    def is_closed(self) -> bool:
        """Whether the process is stopping: streams must end."""

    def close(self) -> None:
        """End every wait, now and later."""


class Openings(Protocol):
    """Tells workers which problems people look at, so that these are prepared first."""

    def tell(self, version_id: int) -> None:
        """Say soon that somebody opened this version of a problem; nothing is stored."""

    def latest(self) -> Sequence[int]:
        """The versions that were opened last, the newest first."""


@dataclass(frozen=True)
class Bus:
    queue: Queue
    events: Events
    openings: Openings
