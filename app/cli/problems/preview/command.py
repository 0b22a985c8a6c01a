"""The command: scratch database, judge, server, watcher; all gone when it ends."""

import asyncio
import json
import signal
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.listening import open_listener
from app.cli.problems.naming import FAULT, Named
from app.cli.terminal import fail, say

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.bus import Bus
    from app.cli.problems.preview.bench import Bench
    from app.db.engine import Database
    from app.settings import Settings
    from judge.run import Judge

HEARTBEAT_S = 0.3
GRACE_S = 1


def preview(
    problem: Named,
    watch: Annotated[
        bool, typer.Option("--watch", help="Make the page new whenever a file is saved.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 0,
) -> None:
    """Show the page as learners see it, with what each wrong solution would be told.

    It is the site itself over a scratch database: Run and Submit work. Ends with Ctrl+C.

    Example: ndjudge problem preview ./rms-norm --watch
    """
    from app.authoring.library import find_folder
    from app.bus import local_bus
    from app.cli.problems.preview.bench import Bench
    from app.db.engine import Database
    from app.settings import Limits, Settings
    from judge.run import Judge, JudgeError

    folder = find_folder(problem)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        unlimited = Limits(submissions_per_minute=1000, runs_per_minute=1000)
        settings = Settings(
            data_dir=scratch, database_url=None, port=port, host="127.0.0.1", limits=unlimited,
            kept_pages_s=0,
        )  # fmt: skip
        database, bus = Database(settings.url), local_bus()
        stack.callback(database.dispose)
        database.upgrade()
        judge = Judge(2)
        try:
            judge.start()
        except JudgeError as error:
            fail(f"The judge did not start: {error}\n`ndjudge doctor` says what is missing.", FAULT)
        stack.callback(judge.close)
        bench = Bench(folder, database, judge)
        _work(stack, settings, database, bus, judge, bench, watch)
        _serve(settings, database, bus, bench, folder.name)


def _work(
    stack: ExitStack,
    settings: "Settings",
    database: "Database",
    bus: "Bus",
    judge: "Judge",
    bench: "Bench",
    watch: bool,
) -> None:
    """Read the package once, then watch it beside a worker that judges what is sent in."""
    from app.worker import Worker

    worker = Worker(settings, database, bus, judge, slots=1)
    worker.start()
    stack.callback(worker.stop)
    stopped = threading.Event()
    target = (lambda: _refresh_and_watch(bench, stopped)) if watch else bench.refresh
    thread = threading.Thread(target=target, name="preview", daemon=True)
    thread.start()
    stack.callback(thread.join)
    stack.callback(stopped.set)


def _refresh_and_watch(bench: "Bench", stopped: threading.Event) -> None:
    bench.refresh()
    bench.watch(stopped)


def _serve(
    settings: "Settings", database: "Database", bus: "Bus", bench: "Bench", slug: str
) -> None:
    import uvicorn

    from app.cli.problems.preview.panel import WithPanel
    from app.web.main import create_app

    site = create_app(settings, database, bus)
    _add_routes(site, bench)
    config = uvicorn.Config(
        WithPanel(site, bench),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    server = uvicorn.Server(config)
    # uvicorn raises the signal again when it has shut down; the judge has yet to be closed.
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    with open_listener(settings) as listener:
        address = f"http://{settings.host}:{listener.getsockname()[1]}/problems/{slug}"
        say(f"The preview is at {address} (Ctrl+C ends it).")
        server.run(sockets=[listener])


def _add_routes(site: "FastAPI", bench: "Bench") -> None:
    from fastapi.responses import HTMLResponse, Response, StreamingResponse

    from app.cli.problems.preview.panel import CSS, SCRIPT, panel

    def style() -> Response:
        return Response(CSS, media_type="text/css")

    def script() -> Response:
        return Response(SCRIPT, media_type="text/javascript")

    def contents() -> Response:
        # No page: the wrapper leaves it alone, and the script puts it into one.
        return HTMLResponse(str(panel(bench.view)), media_type="text/plain")

    async def events() -> Response:
        return StreamingResponse(_views(bench, site.state.stopping), media_type="text/event-stream")

    for name, answer in (
        ("preview.css", style),
        ("preview.js", script),
        ("panel", contents),
        ("events", events),
    ):
        site.add_api_route(f"/preview/{name}", answer, include_in_schema=False)


async def _views(bench: "Bench", stopping: threading.Event) -> AsyncIterator[str]:
    """The numbers of page and panel, now and whenever they change, until the server stops."""
    told: tuple[int, int] | None = None
    while not stopping.is_set():
        now = (bench.view.page, bench.view.panel)
        if now != told:
            told = now
            yield f"event: view\ndata: {json.dumps({'page': now[0], 'panel': now[1]})}\n\n"
        await asyncio.sleep(HEARTBEAT_S)
