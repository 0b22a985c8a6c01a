"""The web application: middleware, routes, and how it stops."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import FrameType
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware

from app.bus import Bus
from app.db.engine import Database
from app.languages import Languages, check_offer
from app.metrics import Metrics
from app.services.queue import queue_readings
from app.services.workers import worker_readings
from app.settings import Settings
from app.web import api, days, errors, health, pages
from app.web.api import documentation
from app.web.head import HeadAsGet
from app.web.kept_pages import KeptPages
from app.web.opinions import Questions
from app.web.requests import RequestRecord
from app.web.security import BodyLimit, CrossOriginGuard, SecurityHeaders
from app.web.site import SiteChoices
from app.web.static_files import VersionedFiles

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def create_app(
    settings: Settings, database: Database, bus: Bus, metrics: Metrics | None = None
) -> FastAPI:
    """The application over things that its caller made, and closes after it.

    `app.state.stopping` is set once the process begins to stop. A caller that runs a judge
    beside it may add to `app.state.readiness`: name → function that returns "ok" or the fault.
    It leaves in `app.state.sandbox` what its judge locks code in; None where none judges.
    `app.state.clock` says what time it is for days and streaks, `app.state.languages` are those
    that there are.

    Raises:
        Invalid: the settings offer a language that there is not.
    """
    metrics = metrics or Metrics()
    metrics.add_source(lambda: queue_readings(database))
    metrics.add_source(lambda: worker_readings(database))
    # A little more than the file: a form has heads around it.
    uploads = {"/admin/problems/upload": (settings.upload_mib << 20) + 4096}
    app = FastAPI(
        title="ndjudge",
        summary="Array programming, judged in milliseconds.",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        middleware=[
            Middleware(RequestRecord, metrics=metrics),
            Middleware(HeadAsGet),
            Middleware(SecurityHeaders),
            Middleware(errors.UnexpectedErrors),
            Middleware(CrossOriginGuard, refuse=errors.answer),
            Middleware(BodyLimit, refuse=errors.answer, larger=uploads),
            Middleware(KeptPages, kept_s=settings.kept_pages_s),
        ],
    )
    app.state.settings = settings
    app.state.site = SiteChoices(settings, database)
    app.state.database = database
    app.state.bus = bus
    app.state.metrics = metrics
    app.state.questions = Questions(database, metrics)
    app.state.stopping = threading.Event()
    app.state.readiness = {}
    app.state.sandbox = None
    app.state.clock = days.utc_now
    app.state.languages = Languages()
    check_offer(settings.languages, app.state.languages.codes)
    errors.add_handlers(app)
    app.include_router(health.router)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", VersionedFiles(), name="static")
    documentation.describe(app)
    return app


def begin_stop(app: FastAPI) -> None:
    """End open event streams, waits and questions, so that the server can stop at once."""
    app.state.stopping.set()
    app.state.questions.close()
    app.state.bus.events.close()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Hear of the end before uvicorn does: it waits for open streams, which wait for the end."""
    restore = _chain_signals(lambda: begin_stop(app))
    try:
        yield
    finally:
        begin_stop(app)
        restore()


def _chain_signals(stop: Callable[[], None]) -> Callable[[], None]:
    """Call `stop` in the event loop at a stop signal, then the handler that was there before.

    Only the main thread may set handlers; elsewhere the caller calls `begin_stop`.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    loop = asyncio.get_running_loop()
    previous: dict[signal.Signals, Any] = {each: signal.getsignal(each) for each in STOP_SIGNALS}

    def handle(number: int, frame: FrameType | None) -> None:
        # Not here: the interrupted code may hold the lock that `stop` takes.
        loop.call_soon_threadsafe(stop)
        before = previous[signal.Signals(number)]
        if callable(before):
            before(number, frame)

    for each in STOP_SIGNALS:
        signal.signal(each, handle)

    def restore() -> None:
        for each, before in previous.items():
            signal.signal(each, before)

    return restore
