"""`ndjudge serve`: the web server, and a judge beside it."""

import signal
import socket
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.judging import judging_slots, start_judge
from app.cli.listening import open_listener
from app.cli.terminal import fail, say

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.db.engine import Database
    from app.settings import Settings

START_WITHIN_S = 60.0
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
    """Serve the site, and judge beside it; with a Postgres database, the site alone.

    Makes or upgrades the database, loads the problem library, proves the sandbox, prints the
    address. On an empty database it prints a one-time link that makes the first administrator.

    Example: ndjudge serve --port 8000
    """
    from app.settings import Settings

    given = {"host": host, "port": port, "data_dir": data, "slots": slots}
    found = {name: value for name, value in given.items() if value is not None}
    settings = Settings().model_copy(update=found)
    settings.insecure_judge = settings.insecure_judge or insecure_judge
    _start(settings)


def _start(settings: "Settings") -> None:
    """Build everything, outermost first, and serve until told to stop."""
    from app import log
    from app.bus import open_bus
    from app.db.engine import Database
    from app.metrics import Metrics
    from app.web.main import create_app
    from app.worker import Worker
    from app.worker.fetching import fetching

    log.configure(settings.log_format)
    with ExitStack() as stack:
        listener = stack.enter_context(open_listener(settings))
        database = Database(settings.url)
        stack.callback(database.dispose)
        database.wait_until_reachable(START_WITHIN_S)
        database.upgrade()
        import_library(database)
        bus = stack.enter_context(open_bus(database.engine))
        metrics = Metrics()
        app = create_app(settings, database, bus, metrics)
        stack.enter_context(fetching(database, settings.open_git_hosts))
        count = 0 if _is_web_only(settings) else judging_slots(settings)
        if count:
            judge = start_judge(stack, settings, count)
            worker = Worker(settings, database, bus, judge, count, metrics)
            worker.start()
            stack.callback(worker.stop)
            app.state.readiness["judge"] = lambda: worker.find_fault() or "ok"
            app.state.sandbox = judge.sandbox
        _serve(app, settings, database, listener)


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
    for slug in summary.conflicts:
        log.warning(
            "serve", "published here, the library's version is left out", problem=slug,
            remedy=f"ndjudge problem publish --release {slug}",
        )  # fmt: skip
    log.info(
        "serve", "library imported", problems=len(library.problems), added=len(summary.added),
        updated=len(summary.updated), unchanged=summary.unchanged, left_out=len(summary.conflicts),
    )  # fmt: skip


def _is_web_only(settings: "Settings") -> bool:
    """Beside a shared database `ndjudge worker` judges, unless slots are asked for."""
    return settings.slots is None and not settings.is_embedded


def _serve(
    app: "FastAPI", settings: "Settings", database: "Database", listener: socket.socket
) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        forwarded_allow_ips=settings.trusted_proxies,
    )
    server = uvicorn.Server(config)
    # uvicorn raises the signal again when it has shut down; the judge has yet to be closed. One
    # that comes before uvicorn listens for signals counts as well.
    signal.signal(signal.SIGTERM, lambda number, frame: setattr(server, "should_exit", True))
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listener.getsockname()[1]}"
    say(f"ndjudge is at {address}")
    _print_setup_link(database, address)
    server.run(sockets=[listener])


def _print_setup_link(database: "Database", address: str) -> None:
    from app.services import accounts

    with database.transaction() as session:
        token = accounts.setup_link(session)
    if token is not None:
        say(
            f"There is no administrator yet. Make the first one here, once: {address}/setup/{token}"
        )
