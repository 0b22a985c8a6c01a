"""Many at once: those who wait and those who write leave room for everybody else."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.db.engine import Database
from tests.web.conftest import Site
from tests.web.test_api_submissions import SUBMISSIONS, read_events

MANY = 80
DRAFT = "/api/v1/problems/layer-norm/draft"


def client(site: Site) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=site.url,
        headers={"Authorization": f"Bearer {site.token('ada')}"},
        timeout=30,
        limits=httpx.Limits(max_connections=None),
    )


def test_those_who_wait_hold_up_nobody(site: Site):
    """With more waiting than the server has threads, a reader is served at once."""
    site.app.state.settings.limits.submissions_per_minute = MANY

    async def crowd() -> int:
        async with client(site) as ada:
            headers = {"Prefer": "wait=30"}
            waiting = [
                asyncio.create_task(ada.post(SUBMISSIONS, json={"code": "x"}, headers=headers))
                for _ in range(MANY)
            ]
            while len((await ada.get("/api/v1/submissions?limit=100")).json()["items"]) < MANY:
                assert not any(task.done() for task in waiting)
            reader = await asyncio.wait_for(ada.get("/api/v1/problems"), timeout=5)
            for task in waiting:
                task.cancel()
            return reader.status_code

    assert asyncio.run(crowd()) == 200


def test_many_writers_at_once_all_get_through(site: Site):
    """SQLite takes one writer at a time: with more writers than threads none is refused."""

    async def crowd() -> set[int]:
        async with client(site) as ada:
            answers = await asyncio.gather(
                *(ada.put(DRAFT, json={"code": f"x = {number}"}) for number in range(MANY))
            )
        return {answer.status_code for answer in answers}

    assert asyncio.run(crowd()) == {200}


@pytest.fixture
def process(database: Database, data_dir: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own, without a judge, and its URL."""
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "serve"]
    started = subprocess.Popen(
        [*command, "--port", "0", "--slots", "0", "--data", str(data_dir)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert started.stdout is not None
    url = next(word for line in started.stdout for word in line.split() if "http://" in word)
    yield url.rstrip("/."), started
    started.kill()
    started.communicate()


def test_sigterm_ends_open_streams_at_once(site: Site, process: tuple[str, subprocess.Popen[str]]):
    """A server with an open event stream stops by itself, not by its deadline of 5 seconds."""
    url, server = process
    with httpx.Client(headers={"Authorization": f"Bearer {site.token('ada')}"}) as ada:
        queued = ada.post(f"{url}{SUBMISSIONS}", json={"code": "x"}).json()
        with ada.stream("GET", f"{url}{queued['url']}/events") as answer:
            events = read_events(answer.iter_lines())
            assert next(events)[0] == "queued"

            server.terminate()
            rest = list(events)
        exit_code = server.wait(timeout=3)

    assert rest == []
    assert exit_code in {0, -15, 143}
