"""A real server on a random loopback port, over a database with the library and two users."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.types import ASGIApp

from app.bus import Bus, local_bus
from app.db.engine import Database
from app.db.models import Role, User
from app.services import accounts, catalogue
from app.services.accounts import Scope
from app.settings import Settings
from app.web.listening import listen
from app.web.main import begin_stop, create_app
from app.worker import Worker
from judge.run import Judge
from problems.load import load_library
from tests.model_server import KEY, ModelServer, serving_model

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Site:
    """A running server and what it was made of."""

    url: str
    app: FastAPI
    database: Database
    bus: Bus

    def client(self, **headers: str) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def user(self, name: str) -> User:
        with self.database.session() as session:
            return accounts.get_user(session, name)

    def token(self, name: str, *scopes: Scope) -> str:
        with self.database.transaction() as session:
            wanted = scopes or (Scope.READ, Scope.SUBMIT)
            return accounts.create_token(session, self.user(name), "test", wanted)[1]

    def cookie(self, name: str) -> str:
        with self.database.transaction() as session:
            return f"ndjudge_session={accounts.open_session(session, self.user(name))}"


@pytest.fixture(scope="session")
def stocked_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the problem library, the learners ada and bob, and the admin grace."""
    path = tmp_path_factory.mktemp("stocked") / "ndjudge.sqlite3"
    shutil.copy(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    with database.transaction() as session:
        catalogue.import_library(session, load_library())
        accounts.add_user(session, "ada", PASSWORD)
        accounts.add_user(session, "bob", PASSWORD)
        accounts.add_user(session, "grace", PASSWORD, Role.ADMIN)
    database.dispose()
    return path


@pytest.fixture
def data_dir(tmp_path: Path, stocked_file: Path) -> Path:
    """A data directory as a server that has run before leaves it."""
    path = tmp_path / "data"
    path.mkdir()
    shutil.copy(stocked_file, path / "ndjudge.sqlite3")
    return path


def serve(app: FastAPI, around: ASGIApp | None = None) -> tuple[str, Callable[[], None]]:
    """Serve `app` (inside `around`) from a thread on a free port: its URL, and what stops it."""
    listener = listen("127.0.0.1", 0)
    config = uvicorn.Config(around or app, log_config=None, ws="none", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    started = threading.Event()
    startup = server.startup

    async def startup_and_tell(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets)
        started.set()

    server.startup = startup_and_tell
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    assert started.wait(20)

    def stop() -> None:
        begin_stop(app)
        server.should_exit = True
        thread.join()

    return f"http://127.0.0.1:{listener.getsockname()[1]}", stop


@pytest.fixture
def bus() -> Bus:
    return local_bus()


@pytest.fixture
def site(settings: Settings, database: Database, bus: Bus) -> Iterator[Site]:
    """A server without a judge: what is queued stays queued."""
    app = create_app(settings, database, bus)
    url, stop = serve(app)
    yield Site(url, app, database, bus)
    stop()


@pytest.fixture
def model(settings: Settings) -> Iterator[ModelServer]:
    """A language model that the site knows and may ask, with little patience."""
    with serving_model() as server:
        settings.ai_url, settings.ai_model = server.url, "small-model"
        settings.ai_key = SecretStr(KEY)
        settings.ai_opinions = "on"
        settings.ai_read_s = 0.3
        yield server


@pytest.fixture
def visitor(site: Site) -> Iterator[httpx.Client]:
    """A client that shows no credentials."""
    with site.client() as client:
        yield client


@pytest.fixture
def ada(site: Site) -> Iterator[httpx.Client]:
    """A client with a token of the learner ada, for reading and submitting."""
    with site.client(Authorization=f"Bearer {site.token('ada')}") as client:
        yield client


@pytest.fixture
def bob(site: Site) -> Iterator[httpx.Client]:
    """A client with a token of another learner."""
    with site.client(Authorization=f"Bearer {site.token('bob')}") as client:
        yield client


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """A warm judge with the real sandbox."""
    with Judge(slots=2) as warm:
        yield warm


@pytest.fixture
def judged_site(
    site: Site, settings: Settings, database: Database, bus: Bus, judge: Judge
) -> Iterator[Site]:
    """A server with a judge beside it."""
    worker = Worker(settings, database, bus, judge, slots=2, metrics=site.app.state.metrics)
    worker.start()
    yield site
    worker.stop()
