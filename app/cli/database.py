"""`ndjudge db`: schema, backup and restore of this installation's database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.terminal import print_json, say

if TYPE_CHECKING:
    from app.db.engine import Database
    from app.settings import Settings

db_app = typer.Typer(no_args_is_help=True)

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the database.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@db_app.command("upgrade")
def upgrade(data: Data = None, as_json: Json = False) -> None:
    """Make the database, or bring its schema to this version."""
    from app.db import migrate

    with open_database(data) as database:
        database.upgrade()
        revision = migrate.current(database.engine)
    if as_json:
        print_json({"revision": revision})
    say(f"The schema is {revision}.")


@db_app.command("check")
def check(data: Data = None, as_json: Json = False) -> None:
    """Say whether the database is whole and its schema is this version's; exit code 1 if not."""
    from app.db import upkeep

    with open_database(data) as database:
        faults = upkeep.find_faults(database)
    if as_json:
        print_json({"ok": not faults, "faults": faults})
    for fault in faults or ["The database is in order."]:
        say(fault)
    if faults:
        raise typer.Exit(1)


@db_app.command("backup")
def back_up(
    target: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Copy an SQLite database while the server runs; `db restore` puts it back."""
    from app.db import upkeep

    with open_database(data) as database:
        size_bytes = upkeep.back_up(database, target)
    if as_json:
        print_json({"path": str(target), "size_bytes": size_bytes})
    say(f"Wrote {target} ({size_bytes / 2**20:.1f} MiB).")


@db_app.command("restore")
def restore(
    source: Annotated[Path, typer.Argument(help="The file that `db backup` wrote.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the SQLite database, which is kept; the server must be down.

    Example: ndjudge db restore backups/monday.sqlite3
    """
    from app.db import upkeep
    from app.db.lock import DataLock

    with open_database(data) as database:
        lock = DataLock(_settings(data).data_dir)
        lock.acquire()
        try:
            kept = upkeep.restore(database, source)
            database.upgrade()
        finally:
            lock.release()
    if as_json:
        print_json({"restored": str(source), "kept": None if kept is None else str(kept)})
    say(f"Restored {source}." + ("" if kept is None else f" What was there is kept as {kept}."))


@contextmanager
def open_database(data: Path | None) -> "Iterator[Database]":
    """The database of the settings, or of the folder `data`."""
    from app.db.engine import Database

    settings = _settings(data)
    database = Database(settings.url)
    if database.is_sqlite:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        yield database
    finally:
        database.dispose()


def _settings(data: Path | None) -> "Settings":
    from app.settings import Settings

    return Settings() if data is None else Settings(data_dir=data)
