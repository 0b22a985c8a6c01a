"""Asking the language model beside a request, so that the request may end before the answer.

Each question is a task of its own: it asks, hands on what comes, and writes down how it ended.
Who reads may leave at any time. Then the task is cancelled, which closes the connection to the
provider; only after that it writes to the database, holding nothing of the request.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from app import chat, log
from app.chat import ChatFailed, Endpoint, Failure
from app.db.engine import Database
from app.metrics import Metrics
from app.services import opinions
from app.services.opinions import Prompt
from app.settings import Settings

DONE = "done"
CUT_OFF = "\n\n*(cut off here: the answer is longer than this site takes)*"


@dataclass(frozen=True)
class Piece:
    """A part of the answer, or its end: `name` is `text`, `done` (the whole) or `failed` (a
    sentence)."""

    name: str
    text: str

    @property
    def is_last(self) -> bool:
        return self.name != "text"


class Questions:
    """The questions that are open in this process."""

    def __init__(self, database: Database, metrics: Metrics) -> None:
        self._database = database
        self._metrics = metrics
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, settings: Settings, prompt: Prompt, opinion_id: int) -> "Question":
        """Ask; in the event loop."""
        question = Question(self._database, self._metrics, settings, prompt, opinion_id)
        # The loop itself holds tasks by weak references only.
        self._tasks.add(question.task)
        question.task.add_done_callback(self._tasks.discard)
        return question

    def close(self) -> None:
        """Stop them all; from any thread."""
        for task in tuple(self._tasks):
            task.get_loop().call_soon_threadsafe(task.cancel)


class Question:
    """One question that was begun; read it once, then `close` it."""

    def __init__(
        self,
        database: Database,
        metrics: Metrics,
        settings: Settings,
        prompt: Prompt,
        opinion_id: int,
    ) -> None:
        self._database = database
        self._metrics = metrics
        self._settings = settings
        self._prompt = prompt
        self._id = opinion_id
        self._answer = ""
        self._pieces: asyncio.Queue[Piece] = asyncio.Queue()
        self.task = asyncio.create_task(self._work())

    async def read(self) -> AsyncIterator[Piece]:
        """What comes, up to and with the last piece."""
        while True:
            piece = await self._pieces.get()
            yield piece
            if piece.is_last:
                return

    def close(self) -> None:
        """Stop asking, if the end has not come."""
        self.task.cancel()

    async def _work(self) -> None:
        began = time.monotonic()
        outcome = await self._try()
        took_s = time.monotonic() - began
        self._metrics.count_opinion(outcome, took_s)
        log.info(
            "opinions", "asked", id=self._id, host=self._settings.ai_host,
            model=self._settings.ai_model, outcome=outcome, took_ms=round(took_s * 1000, 1),
            sent=len(self._prompt.text), received=len(self._answer),
        )  # fmt: skip
        try:
            await run_in_threadpool(self._store, outcome)
        except SQLAlchemyError:
            log.exception("opinions", "not stored", id=self._id)
        if outcome == DONE:
            self._pieces.put_nowait(Piece(DONE, self._answer))
        else:
            self._pieces.put_nowait(Piece("failed", sentence(outcome)))

    async def _try(self) -> str:
        """Ask, and say how it ended; a cancellation ends here too, so that it is written down."""
        try:
            await self._ask()
        except ChatFailed as error:
            return error.failure.value
        except asyncio.CancelledError:
            return "cancelled"
        except Exception:
            # A fault of ours must not leave a reader waiting.
            log.exception("opinions", "question failed", id=self._id)
            return Failure.BROKEN.value
        return DONE

    async def _ask(self) -> None:
        most = self._settings.ai_answer_characters
        async with aclosing(chat.ask(_endpoint(self._settings), self._prompt.messages)) as pieces:
            async for text in pieces:
                self._answer += text
                if len(self._answer) > most:
                    self._answer = self._answer[:most] + CUT_OFF
                    return
                self._pieces.put_nowait(Piece("text", text))
        if not self._answer.strip():
            raise ChatFailed(Failure.UNREADABLE)

    def _store(self, outcome: str) -> None:
        with self._database.transaction() as session:
            if outcome == DONE:
                opinions.finish(session, self._id, self._answer)
            else:
                opinions.fail(session, self._id, outcome, len(self._answer))


def sentence(outcome: str) -> str:
    """Why there is no answer, for the reader."""
    return f"{opinions.FAILURES[outcome]} What the judge knows stands above as before."


def _endpoint(settings: Settings) -> Endpoint:
    assert settings.ai_url is not None
    assert settings.ai_model is not None
    return Endpoint(
        url=settings.ai_url,
        model=settings.ai_model,
        key=None if settings.ai_key is None else settings.ai_key.get_secret_value(),
        connect_s=settings.ai_connect_s,
        read_s=settings.ai_read_s,
        total_s=settings.ai_total_s,
    )
