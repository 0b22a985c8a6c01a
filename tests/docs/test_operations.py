"""Every command on the page for operators does what the page says."""

import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from app.cli.main import main
from tests.processes import Process

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text()
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [shlex.split(line) for block in BLOCKS for line in block.splitlines()]
HERE = "http://127.0.0.1:8000"


class Operator:
    """Somebody who types the commands in the order of the page, in an empty folder."""

    def __init__(self, folder: Path, monkeypatch, postgres, postgres_url: str) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._postgres = postgres
        self._postgres_url = postgres_url
        self._server: Process | None = None
        self._address = ""

    def type(self, words: list[str]) -> None:
        match words:
            case ["ndjudge", "serve"]:
                environment = {"NDJUDGE_PORT": "0", "NDJUDGE_DATA_DIR": str(self.folder / "data")}
                self._server = Process(["serve", "--slots", "0"], environment)
                self._address = self._server.expect(r"ndjudge is at (http://\S+)")[1]
            case ["ndjudge", "worker", *options]:
                environment = {"NDJUDGE_DATABASE_URL": self._postgres_url}
                worker = Process(["worker", *options], environment)
                worker.expect("judges 2 at a time")
                assert worker.stop() == 0
            case ["ndjudge", "db", "restore", *_]:
                self.stop_server()
                self._run(words[1:])
            case ["ndjudge", *options]:
                self._run(options)
            case ["curl", address]:
                assert httpx.get(address.replace(HERE, self._address)).is_success
            case ["sh", script, _]:
                subprocess.run(["sh", ROOT / script, self.folder / "secrets"], check=True)
            case ["pg_dump" | "pg_restore" as tool, *options]:
                self._postgres.tool(tool, *options)
            case _:
                raise AssertionError(f"nobody knows how to test {shlex.join(words)}")

    def stop_server(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None

    def _run(self, options: list[str]) -> None:
        self._monkeypatch.setattr(sys, "argv", ["ndjudge", *options])
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse battery\n"))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, shlex.join(options)


@pytest.fixture
def operator(tmp_path, monkeypatch, postgres, migrated_template, postgres_url):
    monkeypatch.setenv("NDJUDGE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    postgres.create(migrated_template, name="ndjudge")
    made = Operator(tmp_path, monkeypatch, postgres, postgres_url)
    yield made
    made.stop_server()
    postgres.drop("ndjudge")


def test_the_commands_of_the_page_work_in_its_order(operator):
    """From an empty machine to a restored backup, a new salt and one more worker."""
    for words in COMMANDS:
        operator.type(words)

    assert len(COMMANDS) > 20
    assert (operator.folder / "backups" / "monday.sqlite3").is_file()
    assert list((operator.folder / "data").glob("ndjudge-before-*.sqlite3"))


def test_every_alert_has_its_answer():
    """Who is woken by a rule finds its name on the page."""
    rules = (ROOT / "deploy" / "alerts.yml").read_text()

    for name in re.findall(r"alert: (\w+)", rules):
        assert f"`{name}`" in PAGE
