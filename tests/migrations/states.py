"""States that a database had after a migration, with data, to begin an upgrade from.

`states/REVISION.json` holds the rows of each table; bytes are `{"hex": …}`, times are
`{"time": …}` in UTC. A state is recorded once, when a release goes out, and never changed.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, select, text, update

from app.db.engine import Database

FOLDER = Path(__file__).parent / "states"
REVISIONS = sorted(path.stem for path in FOLDER.glob("*.json"))

# These two refer to each other: the reference that may be absent is set at the end.
LATER = {"problems": "current_version_id"}
FIRST = ("users", "problems", "problem_versions", "salts", "submissions")

Rows = dict[str, list[dict[str, Any]]]


def read(revision: str) -> Rows:
    """The recorded rows, by table."""
    raw = json.loads((FOLDER / f"{revision}.json").read_text())
    return {
        table: [{name: _value(value) for name, value in row.items()} for row in rows]
        for table, rows in raw.items()
    }


def fill(database: Database, rows: Rows) -> None:
    """Put the rows into a database of the same revision."""
    found = MetaData()
    found.reflect(database.engine)
    names = [*FIRST, *(name for name in rows if name not in FIRST)]
    with database.engine.begin() as connection:
        for name in names:
            table, later = found.tables[name], LATER.get(name)
            for row in rows[name]:
                connection.execute(table.insert().values(_fit(database, {**row, later: None})))
        for name, column in LATER.items():
            for row in rows[name]:
                table = found.tables[name]
                changed = update(table).where(table.c.id == row["id"])
                connection.execute(changed.values({column: row[column]}))
        if not database.is_sqlite:
            _advance_counters(connection, [found.tables[name] for name in names])


def stored(database: Database, rows: Rows) -> Rows:
    """What the database holds now in the tables and columns of `rows`, in the same order."""
    found = MetaData()
    found.reflect(database.engine)
    with database.engine.connect() as connection:
        return {
            name: [
                {column: _aware(row[column]) for column in expected[0]}
                for row in connection.execute(
                    select(table).order_by(*table.primary_key.columns)
                ).mappings()
            ]
            for name, expected in rows.items()
            if expected
            for table in [found.tables[name]]
        }


def _fit(database: Database, row: dict[Any, Any]) -> dict[str, Any]:
    """SQLite keeps times without a zone."""
    return {
        name: value.replace(tzinfo=None)
        if database.is_sqlite and isinstance(value, datetime)
        else value
        for name, value in row.items()
        if name is not None
    }


def _advance_counters(connection: Connection, tables: list[Table]) -> None:
    for table in tables:
        if "id" in table.c and table.c["id"].type.python_type is int:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"greatest(1, (SELECT max(id) FROM {table.name})))"
                )
            )


def _value(value: Any) -> Any:
    match value:
        case {"hex": str(digits)}:
            return bytes.fromhex(digits)
        case {"time": str(moment)}:
            return datetime.fromisoformat(moment).replace(tzinfo=UTC)
    return value


def _aware(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value
