"""What is asked of a database, and how it would go about it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.orm import Session

Asked = list[tuple[str, object]]


@contextmanager
def noted(database) -> Iterator[Asked]:
    """The statements, with their parameters, that are sent while this is open."""
    statements: Asked = []

    def note(connection, cursor, statement, parameters, context, executemany):
        statements.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def asked(database, read: Callable[[Session], object]) -> Asked:
    """The statements that `read` sends in a session of its own."""
    with noted(database) as statements, database.session() as session:
        read(session)
    return statements


def plan(
    database, statement: str, parameters: object, avoids: tuple[str, ...] = ("seqscan",)
) -> list[str]:
    """How the database would run a statement, a step a line.

    Few rows are scanned and sorted whatever indexes there are: Postgres does what is in `avoids`
    only where there is no other way.
    """
    with database.engine.connect() as connection:
        if database.is_sqlite:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            return [row.detail for row in rows]
        for step in avoids:
            connection.exec_driver_sql(f"SET enable_{step} = off")
        return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]
