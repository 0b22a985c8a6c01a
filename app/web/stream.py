"""Following a submission: events for a stream, and waiting for its end.

Both subscribe first and read the row after it, so nothing that happens between is missed. The
row is the truth and a hint only says when to look again. While they wait they hold neither a
thread nor a session, and they end at once when the hub is closed because the process stops.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from fastapi.sse import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from app.bus import Bus, Hint
from app.db.engine import Database
from app.db.models import Status, User
from app.errors import NotFound
from app.services import submissions

QUEUE_LOOK_S = 3.0
RUNNING_LOOK_S = 15.0


@dataclass(frozen=True)
class State:
    """What a stream tells of a submission; `id` differs whenever something else does."""

    name: str
    data: dict[str, Any]
    id: str
    is_final: bool

    def event(self) -> ServerSentEvent:
        return ServerSentEvent(event=self.name, data=self.data, id=self.id)


async def events(
    database: Database, bus: Bus, user: User, submission_id: int, last_event_id: str | None = None
) -> AsyncIterator[ServerSentEvent]:
    """The state of a submission and each change of it; ends after the final one.

    Args:
        last_event_id: what the client heard last; the same state is not told again.
    """
    heard = last_event_id
    with bus.events.subscribe(submission_id) as subscription:
        while True:
            try:
                state = await run_in_threadpool(_read, database, user, submission_id)
            except NotFound:
                return
            if state.id != heard or state.is_final:
                heard = state.id
                yield state.event()
            if state.is_final:
                return
            look_s = QUEUE_LOOK_S if state.name == Status.QUEUED else RUNNING_LOOK_S
            hint = await subscription.wait(look_s)
            while hint is not None and hint.total is not None:
                heard = _progress(hint).id
                yield _progress(hint).event()
                hint = await subscription.wait(RUNNING_LOOK_S)
            if bus.events.is_closed:
                return


async def wait_until_final(
    database: Database, bus: Bus, user: User, submission_id: int, wait_s: float
) -> bool:
    """Wait at most `wait_s` seconds; whether the submission has its verdict by then."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + wait_s
    with bus.events.subscribe(submission_id) as subscription:
        while True:
            if await run_in_threadpool(_is_final, database, user, submission_id):
                return True
            is_progress_only = True
            while is_progress_only:
                left_s = deadline - loop.time()
                if left_s <= 0 or bus.events.is_closed:
                    return False
                hint = await subscription.wait(left_s)
                is_progress_only = hint is not None and hint.total is not None


def _is_final(database: Database, user: User, submission_id: int) -> bool:
    with database.session() as session:
        return submissions.is_final(session, user, submission_id)


def _read(database: Database, user: User, submission_id: int) -> State:
    with database.session() as session:
        row = submissions.get_visible(session, user, submission_id)
        match status := Status(row.status):
            case Status.QUEUED:
                place = submissions.position(session, row)
                data: dict[str, Any] = {"position": place}
                mark = f"{row.attempt}-queued-{place}"
            case Status.RUNNING:
                data = {"done": row.progress_done or 0, "total": row.progress_total}
                mark = f"running-{data['done']}"
            case Status.DONE | Status.FAILED | Status.CANCELLED:
                data = {"verdict": row.verdict, "passed": row.passed, "total": row.total}
                mark = status.value
    data |= {"id": submission_id, "status": status.value}
    return State(status.value, data, mark, status.is_final)


def _progress(hint: Hint) -> State:
    data = {
        "done": hint.done,
        "total": hint.total or None,
        "id": hint.submission_id,
        "status": Status.RUNNING.value,
    }
    return State(Status.RUNNING.value, data, f"running-{hint.done}", is_final=False)
