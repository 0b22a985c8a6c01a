"""Fixtures that all tests share: a data directory with a real, migrated database in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.engine import Database
from app.settings import Settings


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file at the newest schema; copied for each test, which is faster than migrating."""
    path = tmp_path_factory.mktemp("template") / "ndjudge.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.dispose()
    return path


@pytest.fixture
def data_dir(tmp_path: Path, migrated_file: Path) -> Path:
    """A data directory as a server would find it after `ndjudge db upgrade`."""
    path = tmp_path / "data"
    path.mkdir()
    shutil.copy(migrated_file, path / "ndjudge.sqlite3")
    return path


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    """Settings of a server on that directory."""
    return Settings(data_dir=data_dir)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The database of that directory."""
    opened = Database(settings.url)
    yield opened
    opened.dispose()
