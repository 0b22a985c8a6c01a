"""Fixtures that all tests share: a data directory with a real, migrated database in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bus import Bus, local_bus
from app.db.engine import Database
from app.services import catalogue
from app.settings import Settings
from problems.load import load_library
from problems.package import Library


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


@pytest.fixture(scope="session")
def library() -> Library:
    """The project's own problems."""
    return load_library()


@pytest.fixture(scope="session")
def stocked_file(
    migrated_file: Path, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """As `migrated_file`, with the library imported."""
    path = tmp_path_factory.mktemp("stocked") / "ndjudge.sqlite3"
    shutil.copy(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    with database.transaction() as session:
        catalogue.import_library(session, library)
    database.dispose()
    return path


@pytest.fixture
def stocked(stocked_file: Path, data_dir: Path, database: Database) -> Database:
    """The database of `data_dir` with the library in it."""
    shutil.copy(stocked_file, data_dir / "ndjudge.sqlite3")
    return database


@pytest.fixture
def bus() -> Bus:
    """An embedded bus."""
    return local_bus()
