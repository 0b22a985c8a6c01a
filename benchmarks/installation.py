"""Real installations for the benchmarks: web and worker processes on a database."""

import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from app.db.engine import Database
from app.services import accounts, catalogue
from problems.load import load_library
from tests.postgres import running_postgres
from tests.processes import Process

IDLE_S = 0.15
KINDS = ("web", "worker", "sandbox", "database")

ENVIRONMENT = {
    "NDJUDGE_HOST": "127.0.0.1",
    "NDJUDGE_PORT": "0",
    "NDJUDGE_LIMITS__SUBMISSIONS_PER_MINUTE": "1000000",
    "NDJUDGE_LIMITS__QUEUED_PER_USER": "1000000",
    "NDJUDGE_LIMITS__QUEUED": "1000000",
}


@dataclass
class Installation:
    """A database and the processes on it."""

    environment: dict[str, str]
    database: Database
    postmaster: psutil.Process | None = None
    processes: dict[str, list[Process]] = field(default_factory=dict)
    learners: list[str] = field(default_factory=list)

    def start_web(self, *options: str) -> str:
        """Start a web server (with a judge, where `options` say so); its address."""
        started = Process(["serve", *options], self.environment)
        self.processes.setdefault("web", []).append(started)
        return started.expect(r"ndjudge is at (http://\S+)")[1]

    def start_worker(self, slots: int) -> Process:
        """Start a worker that is ready when this returns."""
        started = Process(["worker", "--slots", str(slots)], self.environment)
        self.processes.setdefault("worker", []).append(started)
        started.expect("at a time")
        return started

    def settle(self) -> None:
        """Wait until workers have made their samples and cases: nobody is busy any more."""
        used_s = [sum(self.cpu_s().values())]
        while len(used_s) < 3 or used_s[-1] - used_s[-3] > IDLE_S:
            time.sleep(1)
            used_s.append(sum(self.cpu_s().values()))

    def stop(self, kind: str) -> None:
        for each in self.processes.pop(kind, []):
            each.stop()

    def make_tokens(self, count: int) -> list[str]:
        """Learners who may submit."""
        with self.database.transaction() as session:
            users = [accounts.add_user(session, f"user{n}", "correct horse") for n in range(count)]
            return [accounts.create_token(session, user, "load")[1] for user in users]

    def cpu_s(self) -> dict[str, float]:
        """Processor seconds used so far by what: web, judging worker, its sandbox, database."""
        used = dict.fromkeys(KINDS, 0.0)
        for kind, group in self.processes.items():
            for each in group:
                process = psutil.Process(each.pid)
                used[kind] += _own_s(process)
                used["sandbox"] += sum(all_cpu_s(child) for child in process.children())
        if self.postmaster is not None:
            used["database"] = all_cpu_s(self.postmaster)
        return used


@contextmanager
def on_sqlite(*slugs: str) -> Iterator[Installation]:
    """An embedded installation with the library in it, or with these of its problems only."""
    with tempfile.TemporaryDirectory(prefix="nd-load-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'ndjudge.sqlite3'}")
        made = Installation({**ENVIRONMENT, "NDJUDGE_DATA_DIR": folder}, database)
        with _stocked(made, slugs):
            yield made


@contextmanager
def on_postgres(*slugs: str) -> Iterator[Installation]:
    """As `on_sqlite`, on a Postgres of its own, with fsync on a disk."""
    with running_postgres(is_durable=True) as server:
        url = server.url(server.create())
        made = Installation({**ENVIRONMENT, "NDJUDGE_DATABASE_URL": url}, Database(url))
        made.postmaster = psutil.Process(server.pid)
        with _stocked(made, slugs):
            yield made


@contextmanager
def _stocked(made: Installation, slugs: Collection[str]) -> Iterator[None]:
    made.database.upgrade()
    library = load_library()
    if slugs:
        # Workers make samples and cases of whatever there is: sixty problems keep them busy.
        wanted = {slug: library.problems[slug] for slug in slugs}
        library = replace(library, problems=wanted)
    with made.database.transaction() as session:
        catalogue.import_library(session, library)
    try:
        yield
    finally:
        for group in made.processes.values():
            for each in group:
                each.kill()
        made.database.dispose()


def _own_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def all_cpu_s(process: psutil.Process) -> float:
    """Processor seconds of a process, its children, and those that have ended."""
    try:
        times, children = process.cpu_times(), process.children()
    except psutil.NoSuchProcess:
        # It ended between the list and this look: its parent has its time now.
        return 0.0
    own = times.user + times.system + times.children_user + times.children_system
    return own + sum(all_cpu_s(child) for child in children)
