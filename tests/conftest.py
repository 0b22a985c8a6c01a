"""Fixtures that all tests share: a data directory with a real, migrated database in it.

A folder whose tests hold for both databases overrides `backend` with both names.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bus import Bus, open_bus
from app.db.engine import Database
from app.services import catalogue
from app.settings import Settings
from problems.load import load_library
from problems.package import Library
from tests.one_parser import wait_for_each_other
from tests.postgres import Postgres, running_postgres

wait_for_each_other()


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
def backend() -> str:
    """Which database a test runs on: sqlite or postgres."""
    return "sqlite"


@pytest.fixture
def settings(backend: str, data_dir: Path, request: pytest.FixtureRequest) -> Settings:
    """Settings of a server on that directory, or on a Postgres database of the same state."""
    url = None if backend == "sqlite" else request.getfixturevalue("postgres_url")
    # A page for visitors shows at once what a test has done.
    return Settings(data_dir=data_dir, database_url=url, kept_pages_s=0)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The database of those settings."""
    opened = Database(settings.url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real Postgres server for all tests of this process."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres) -> str:
    """The name of a Postgres database at the newest schema; copying it takes 30 ms."""
    name = postgres.create(name="migrated")
    Database(postgres.url(name)).upgrade()
    return name


@pytest.fixture(scope="session")
def stocked_template(postgres: Postgres, migrated_template: str, library: Library) -> str:
    """As `migrated_template`, with the library imported."""
    name = postgres.create(migrated_template, name="stocked")
    database = Database(postgres.url(name))
    with database.transaction() as session:
        catalogue.import_library(session, library)
    database.dispose()
    return name


@pytest.fixture
def postgres_url(postgres: Postgres, request: pytest.FixtureRequest) -> Iterator[str]:
    """A Postgres database at the newest schema, of this test alone."""
    is_stocked = "stocked" in request.fixturenames
    template = "stocked_template" if is_stocked else "migrated_template"
    name = postgres.create(request.getfixturevalue(template))
    yield postgres.url(name)
    postgres.drop(name)


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
def stocked(database: Database, request: pytest.FixtureRequest) -> Database:
    """The database with the library in it."""
    if database.is_sqlite:
        assert database.url.database is not None
        shutil.copy(request.getfixturevalue("stocked_file"), database.url.database)
    return database


@pytest.fixture
def bus(database: Database) -> Iterator[Bus]:
    """The bus of that database."""
    with open_bus(database.engine) as opened:
        yield opened
