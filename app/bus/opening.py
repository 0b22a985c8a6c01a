"""The bus that fits a database."""

from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Engine

from app.bus.local import local_bus
from app.bus.ports import Bus
from app.bus.postgres import postgres_bus


def open_bus(engine: Engine) -> AbstractContextManager[Bus]:
    """The bus of this process: among its threads on SQLite, among all machines on Postgres."""
    return postgres_bus(engine) if engine.dialect.name == "postgresql" else nullcontext(local_bus())
