"""A stocked database on a Postgres of its own, which tests may kill."""

from collections.abc import Iterator

import pytest

from app.db.engine import Database
from app.services import catalogue
from problems.package import Library
from tests.chaos.traffic import SLUG
from tests.postgres import Postgres, running_postgres


@pytest.fixture(scope="session")
def victim() -> Iterator[Postgres]:
    """A server that nobody else uses."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def shared(victim: Postgres, library: Library) -> Iterator[Database]:
    """A stocked database on it."""
    name = victim.create()
    database = Database(victim.url(name))
    database.upgrade()
    with database.transaction() as session:
        catalogue.import_library(session, library)
    yield database
    database.dispose()
    victim.drop(name)


@pytest.fixture(scope="session")
def right(library: Library) -> str:
    """A solution that is accepted."""
    return library.problems[SLUG].reference


@pytest.fixture(scope="session")
def wrong(library: Library) -> str:
    """One that is not."""
    return library.problems[SLUG].misconceptions[0].source
