"""Backup and restore: what was there is there again, row by row, on both databases."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from sqlalchemy import update

from app.db import upkeep
from app.db.engine import Database
from app.db.lock import DataLock
from app.db.models import User
from app.errors import Conflict, Invalid
from tests.migrations import states

OLDEST = states.REVISIONS[0]


@pytest.fixture
def used(data_dir):
    """An SQLite database at the newest schema with data in it."""
    (data_dir / "ndjudge.sqlite3").unlink()
    database = Database(f"sqlite:///{data_dir / 'ndjudge.sqlite3'}")
    database.upgrade(OLDEST)
    states.fill(database, states.read(OLDEST))
    database.upgrade()
    yield database
    database.dispose()


def contents(path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def command(data_dir, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from app.cli.main import main; main()", "db"]
    return subprocess.run(
        [*program, *arguments, "--data", str(data_dir)], capture_output=True, text=True, timeout=60
    )


def rename_all(database, name: str) -> None:
    with database.transaction() as session:
        session.execute(update(User).values(role=name))


def test_a_restored_backup_equals_what_was_backed_up(used, data_dir, tmp_path):
    """Backed up, changed, restored: the copy is back, and what it replaced is kept."""
    before = contents(used.url.database)
    copy = tmp_path / "copy.sqlite3"
    upkeep.back_up(used, copy)
    rename_all(used, "teacher")
    changed = contents(used.url.database)

    done = command(data_dir, "restore", str(copy))

    assert done.returncode == 0, done.stderr
    assert contents(used.url.database) == before
    (kept,) = data_dir.glob("*-before-*")
    assert contents(kept) == changed
    assert upkeep.find_faults(used) == []


def test_a_backup_of_a_busy_database_is_whole(used, tmp_path):
    """While another thread writes, the copy is one state of the database, not a mixture."""
    stopped = threading.Event()
    rename_all(used, "author")

    def write() -> None:
        while not stopped.is_set():
            for role in ("teacher", "author"):
                rename_all(used, role)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        upkeep.back_up(used, tmp_path / "copy.sqlite3")
    finally:
        stopped.set()
        writer.join()

    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        roles = copy.execute("SELECT DISTINCT role FROM users").fetchall()
        answer = copy.execute("PRAGMA integrity_check").fetchone()
    assert len(roles) == 1
    assert answer == ("ok",)


def test_a_running_server_is_not_restored_over(used, data_dir, tmp_path):
    """The lock of the data directory protects its database."""
    upkeep.back_up(used, tmp_path / "copy.sqlite3")
    lock = DataLock(data_dir)
    lock.acquire()

    refused = command(data_dir, "restore", str(tmp_path / "copy.sqlite3"))
    lock.release()

    assert refused.returncode == 2
    assert "Another server" in refused.stderr


def test_what_is_no_backup_is_refused(used, tmp_path):
    """Text, a foreign database and one of a later version are named; nothing changes."""
    before = contents(used.url.database)
    text, foreign, later = (tmp_path / name for name in ("text", "foreign", "later"))
    text.write_text("not a database, but long enough to look at" * 100)
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE t (x)")
    upkeep.back_up(used, later)
    with closing(sqlite3.connect(later)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    for source, why in (
        (text, "no backup"),
        (foreign, "no backup"),
        (later, "has schema 9999"),
        (tmp_path / "absent", "There is no file"),
    ):
        with pytest.raises(Invalid, match=why):
            upkeep.restore(used, source)

    assert contents(used.url.database) == before


def test_a_backup_never_overwrites(used, tmp_path):
    """A name that is taken is refused."""
    (tmp_path / "copy").write_text("precious")

    with pytest.raises(Conflict, match="exists"):
        upkeep.back_up(used, tmp_path / "copy")


def test_postgres_is_backed_up_by_its_own_tools(postgres, tmp_path):
    """The documented pg_dump and pg_restore bring every row back; our commands name them."""
    rows = states.read(OLDEST)
    source, target = postgres.create(), postgres.create()
    database, restored = Database(postgres.url(source)), Database(postgres.url(target))
    database.upgrade(OLDEST)
    states.fill(database, rows)
    database.upgrade()
    expected = states.stored(database, rows)

    dump = tmp_path / "ndjudge.dump"
    postgres.tool("pg_dump", "--format=custom", f"--file={dump}", source)
    postgres.tool("pg_restore", "--clean", "--if-exists", f"--dbname={target}", str(dump))

    assert states.stored(restored, rows) == expected
    restored.require_current()
    with pytest.raises(Invalid, match="pg_dump --format=custom"):
        upkeep.back_up(database, tmp_path / "copy")
    with pytest.raises(Invalid, match="pg_restore --clean --if-exists"):
        upkeep.restore(database, dump)
    for name, each in ((source, database), (target, restored)):
        each.dispose()
        postgres.drop(name)
