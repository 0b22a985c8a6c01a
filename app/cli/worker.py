"""`ndjudge worker`: a judge without a web server, on any machine that reaches the database."""

import signal
import threading
import time
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.judging import FAULT, judging_slots, start_judge
from app.cli.terminal import fail, say

if TYPE_CHECKING:
    from app.settings import Settings
    from app.worker import Worker

START_WITHIN_S = 60.0
LOOK_EVERY_S = 0.2


def worker(
    slots: Annotated[
        int | None, typer.Option(min=1, help="Submissions judged at the same time; one a core.")
    ] = None,
    health_port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="Answer /healthz, /readyz and /metrics here; 0 takes a free one."
        ),
    ] = None,
    insecure_judge: Annotated[
        bool,
        typer.Option("--insecure-judge", help="Judge although a probe got out of the sandbox."),
    ] = False,
) -> None:
    """Judge submissions from the Postgres database in NDJUDGE_DATABASE_URL.

    Any number of workers on any machines share the queue; they need no port and no disk. On
    SIGTERM a worker takes nothing more and finishes what it judges; what does not end in time,
    or at a second SIGTERM, goes to another worker.

    Example: NDJUDGE_DATABASE_URL=postgresql://ndjudge@db/ndjudge ndjudge worker --slots 4
    """
    from app.settings import Settings

    given = {"slots": slots, "health_port": health_port}
    found = {name: value for name, value in given.items() if value is not None}
    settings = Settings().model_copy(update=found)
    settings.insecure_judge = settings.insecure_judge or insecure_judge
    if settings.is_embedded:
        fail(
            "A worker needs a database that machines can share: set NDJUDGE_DATABASE_URL to "
            "postgresql://USER:PASSWORD@HOST/NAME. With SQLite, `ndjudge serve` judges itself.",
            2,
        )
    _work(settings)


def _work(settings: "Settings") -> None:
    from app import log
    from app.bus import open_bus
    from app.db.engine import Database
    from app.metrics import Metrics
    from app.worker import Worker
    from app.worker.health import serve_health

    log.configure(settings.log_format)
    with ExitStack() as stack:
        database = Database(settings.url)
        stack.callback(database.dispose)
        database.wait_until_current(START_WITHIN_S)
        count = judging_slots(settings)
        judge = start_judge(stack, settings, count)
        bus = stack.enter_context(open_bus(database.engine))
        metrics = Metrics()
        running = Worker(settings, database, bus, judge, count, metrics)
        signals = _note_signals()
        running.start()
        # Also after a fault: what runs is handed over, and the lease need not lapse first.
        stack.callback(_drain, running, signals, settings.drain_s)
        if settings.health_port is not None:
            checks = {"database": database.find_fault, "judge": running.find_fault}
            facts = {"sandbox": asdict(judge.sandbox)}
            host, port = settings.host, settings.health_port
            served = serve_health(host, port, checks, metrics, facts)
            port = stack.enter_context(served)
            say(f"health is at http://{settings.host}:{port}/readyz")
        say(f"ndjudge worker {running.name} judges {count} at a time")
        while not signals:
            if (fault := running.find_fault()) is not None:
                fail(f"{fault}: this worker ends, start it again.", FAULT)
            time.sleep(LOOK_EVERY_S)
        say("ndjudge worker stops: finishing what it judges")


def _note_signals() -> list[int]:
    """The SIGTERMs and SIGINTs that came. The handler takes no lock: it interrupts who has it."""
    signals: list[int] = []
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda number, frame: signals.append(number))
    return signals


def _drain(running: "Worker", signals: list[int], within_s: float) -> None:
    """Stop the worker; a second signal gives up what still runs."""
    stopper = threading.Thread(target=running.stop, args=(within_s,))
    stopper.start()
    while stopper.is_alive():
        if len(signals) > 1:
            running.abandon()
        stopper.join(LOOK_EVERY_S)
