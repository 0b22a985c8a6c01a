"""`ndjudge serve`: the web server, and a judge beside it."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.terminal import fail, say

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.db.engine import Database
    from app.settings import Settings
    from app.worker import Worker
    from judge.run import Judge

FAULT = 3
GRACE_S = 5


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Folder of the database.")] = None,
    slots: Annotated[
        int | None, typer.Option(min=0, help="Submissions judged at the same time; 0 is web only.")
    ] = None,
    insecure_judge: Annotated[
        bool,
        typer.Option("--insecure-judge", help="Judge although a probe got out of the sandbox."),
    ] = False,
) -> None:
    """Serve the site, and judge beside it.

    Makes or upgrades the database, loads the problem library, proves the sandbox, prints the
    address. On an empty database it prints a one-time link that makes the first administrator.

    Example: ndjudge serve --port 8000
    """
    from app import log
    from app.bus import Bus
    from app.bus.local import local_bus
    from app.db.engine import Database
    from app.settings import Settings
    from app.web.main import create_app

    given = {"host": host, "port": port, "data_dir": data, "slots": slots}
    found = {name: value for name, value in given.items() if value is not None}
    settings = Settings().model_copy(update=found)
    settings.insecure_judge = settings.insecure_judge or insecure_judge
    log.configure(settings.log_format)
    with ExitStack() as stack:
        database = Database(settings.url)
        stack.callback(database.dispose)
        database.upgrade()
        import_library(database)
        bus: Bus = local_bus()
        app = create_app(settings, database, bus)
        count = judging_slots(settings)
        if count:
            worker, judge = _start_judge(stack, settings, database, bus, count)
            app.state.readiness["judge"] = lambda: _readiness(worker, judge)
        _serve(app, settings, database)


def judging_slots(settings: "Settings") -> int:
    """How many submissions are judged at once: one a core, none beside a shared database."""
    if settings.slots is not None:
        return settings.slots
    return (os.cpu_count() or 1) if settings.is_embedded else 0


def import_library(database: "Database") -> None:
    """Bring the library on disk into the database, by hash."""
    from app import log
    from app.services import catalogue
    from problems.errors import PackageError
    from problems.load import LIBRARY_ROOT, load_library

    try:
        library = load_library()
    except PackageError as error:
        fail(f"{LIBRARY_ROOT}/{error}", 2)
    with database.transaction() as session:
        summary = catalogue.import_library(session, library)
    log.info("serve", "library imported", problems=len(library.problems), **vars(summary))


def _start_judge(
    stack: ExitStack, settings: "Settings", database: "Database", bus: object, slots: int
) -> "tuple[Worker, Judge]":
    from app.bus import Bus
    from app.worker import Worker
    from judge.run import Judge, JudgeError

    assert isinstance(bus, Bus)
    judge = Judge(slots, is_insecure=settings.insecure_judge)
    try:
        judge.start()
    except JudgeError as error:
        fail(f"The judge did not start: {error}\nRun `ndjudge doctor` for the remedy.", FAULT)
    stack.callback(judge.close)
    _require_safe(settings)
    worker = Worker(settings, database, bus, judge, slots)
    worker.start()
    stack.callback(worker.stop)
    return worker, judge


def _require_safe(settings: "Settings") -> None:
    """Refuse to judge when a probe breaks out, unless told otherwise."""
    from judge.doctor import diagnose

    diagnosis = diagnose()
    escaped = [probe for probe in diagnosis.probes if not probe.is_blocked]
    if diagnosis.is_safe:
        return
    why = "; ".join(f"{p.name}: {p.detail}" for p in escaped) or diagnosis.fault or "a layer lacks"
    if not settings.insecure_judge:
        fail(
            f"The sandbox does not hold on this host ({why}).\n"
            "Run `ndjudge doctor` for the remedy. --insecure-judge judges all the same; "
            "every page will say so.",
            FAULT,
        )
    say(f"WARNING: judging without a sandbox that holds ({why}).")


def _readiness(worker: "Worker", judge: "Judge") -> str:
    if not worker.is_working:
        return "a judging thread has ended"
    return "ok" if judge.sandbox.layers else "the sandbox has no layer"


def _serve(app: "FastAPI", settings: "Settings", database: "Database") -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    server = uvicorn.Server(config)
    # uvicorn raises the signal again when it has shut down; the judge has yet to be closed.
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    socket = config.bind_socket()
    # Whoever reads the address may come before uvicorn is up: they wait instead of being refused.
    socket.listen(config.backlog)
    address = f"http://{settings.host}:{socket.getsockname()[1]}"
    say(f"ndjudge is at {address}")
    _print_setup_link(database, address)
    server.run(sockets=[socket])


def _print_setup_link(database: "Database", address: str) -> None:
    from app.services import accounts

    with database.transaction() as session:
        token = accounts.setup_link(session)
    if token is not None:
        say(
            f"There is no administrator yet. Make the first one here, once: {address}/setup/{token}"
        )
