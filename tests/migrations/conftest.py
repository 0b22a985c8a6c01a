"""Databases to migrate."""

from pathlib import Path

import pytest

from app.db.engine import Database


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database(tmp_path: Path, request: pytest.FixtureRequest):
    """A database without a schema, of either kind."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'new' / 'nd.sqlite3'}")
        yield database
        database.dispose()
        return
    postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    database = Database(postgres.url(name))
    yield database
    database.dispose()
    postgres.drop(name)
