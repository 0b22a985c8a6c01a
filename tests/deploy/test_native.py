"""What the images run, run here: the same commands, environment, user and health checks."""

import os
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from app.db.engine import Database
from app.services import accounts
from tests.processes import Process

ROOT = Path(__file__).parents[2]
ANY_PORT = "0"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def image() -> dict[str, str]:
    """The environment that the Dockerfile sets."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    (line,) = re.findall(r"^ENV (.*)$", text, re.MULTILINE)
    pairs = dict(pair.split("=", 1) for pair in line.split())
    del pairs["PATH"]
    return pairs


@dataclass(frozen=True)
class Runner:
    """Who runs the services here, and with which Python."""

    user: int | None
    python: str
    environment: dict[str, str]


@pytest.fixture(scope="module")
def runner() -> Runner:
    """The image's user with a Python that it may read; the present user where there is none.

    An interpreter in root's home is closed to others: then the system's, if it is the same.
    """
    (uid,) = re.findall(r"^USER (\d+):\1$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    own = Runner(None, sys.executable, {})
    if os.geteuid() != 0:
        return own
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    path = os.pathsep.join((str(ROOT), sysconfig.get_path("purelib")))
    candidates = [
        Runner(int(uid), sys.executable, {}),
        Runner(int(uid), f"/usr/bin/{version}", {"PYTHONPATH": path}),
    ]
    return next(filter(_can_import, candidates), own)


def _can_import(runner: Runner) -> bool:
    try:
        return not subprocess.run(
            [runner.python, "-c", "import app.cli.main, numpy"],
            env=runner.environment,
            user=runner.user,
            group=runner.user,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            check=False,
        ).returncode
    except OSError:
        return False


@pytest.fixture
def secrets(tmp_path: Path, postgres_url: str) -> Path:
    """The folder of secrets as compose mounts it, with the address of this test's database."""
    folder = tmp_path / "secrets"
    folder.mkdir()
    (folder / "ndjudge_database_url").write_text(postgres_url)
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.geteuid() and path.is_relative_to("/tmp/"):
            path.chmod(0o755)
    return folder


@pytest.fixture
def start(compose, image, runner, secrets):
    """Starts a service of the compose file; every port is a free one of this machine."""
    started: list[Process] = []

    def begin(name: str) -> Process:
        service = compose["services"][name]
        environment = {**image, **service["environment"]}
        environment = {key: re.sub(r"^\$\{\w+:-(.*)\}$", r"\1", text)
                       for key, text in environment.items()}  # fmt: skip
        environment |= {"NDJUDGE_SECRETS_DIR": str(secrets), "NDJUDGE_HOST": "127.0.0.1"}
        environment |= {key: ANY_PORT for key in environment if key.endswith("_PORT")}
        environment |= runner.environment
        process = Process(service["command"], environment, runner.user, runner.python)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()


def health_check(compose: dict[str, Any], name: str, address: str) -> int:
    """Run the health check of a service against the port that it got here."""
    _, _, *arguments = compose["services"][name]["healthcheck"]["test"]
    here = [re.sub(r"http://127\.0\.0\.1:\d+", address, each) for each in arguments]
    return subprocess.run([sys.executable, *here], capture_output=True, check=False).returncode


def test_the_services_work_together(compose, start, postgres_url, library):
    """Web and worker find each other through the database; SIGTERM ends both in order."""
    web, worker = start("web"), start("worker")
    site = web.expect(r"ndjudge is at (http://\S+)")[1]
    probe = worker.expect(r"health is at (http://\S+)/readyz")[1]
    worker.expect("judges .* at a time")
    assert [health_check(compose, "web", site), health_check(compose, "worker", probe)] == [0, 0]
    assert httpx.get(f"{site}/readyz").json()["sandbox"] is None
    token = make_token(postgres_url)

    answer = httpx.post(
        f"{site}/api/v1/problems/sgd/submissions",
        json={"code": library.problems["sgd"].reference},
        headers={"Authorization": f"Bearer {token}", "Prefer": "wait=30"},
        timeout=60,
    )

    assert (answer.status_code, answer.json()["verdict"]) == (200, "accepted")
    used = answer.json()["report"]["sandbox"]
    assert httpx.get(f"{probe}/readyz").json()["sandbox"] == used
    assert [worker.stop(), web.stop()] == [0, 0]
    assert "stopped" in worker.output
    assert health_check(compose, "web", site) != 0


def test_a_worker_without_a_shared_database_says_what_to_set():
    """On SQLite there is nothing to share: exit code 2 and the remedy."""
    worker = Process(["worker"], {})

    worker.expect("set NDJUDGE_DATABASE_URL")

    assert worker.wait() == 2


def make_token(url: str) -> str:
    database = Database(url)
    with database.transaction() as session:
        user = accounts.add_user(session, "ada", "correct horse battery")
        _, token = accounts.create_token(session, user, "test")
    database.dispose()
    return token
