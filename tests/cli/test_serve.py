"""`ndjudge serve` before it serves: what an operator may get wrong, and an empty machine."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import main


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs `ndjudge serve` in this process, for starts that fail: exit code and sentence."""

    def run(*options: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["ndjudge", "serve", "--data", str(tmp_path), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return run


def test_an_address_that_is_taken(serve):
    """Said at once, with the remedy, and not as a fault of ours."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = serve("--port", str(port))

    assert code == 2
    assert f"Cannot listen on 127.0.0.1 port {port}: Address already in use." in said
    assert "port 0 takes a free one" in said


def test_a_setting_that_does_not_fit(serve, monkeypatch):
    """The variable is named, with its value."""
    monkeypatch.setenv("NDJUDGE_LIMITS__QUEUED", "many")

    code, said = serve()

    assert code == 2
    assert said.startswith("NDJUDGE_LIMITS__QUEUED is 'many': Input should be a valid integer")


def test_a_data_folder_that_cannot_be_made(serve, tmp_path):
    """The folder is named, with the option that chooses another."""
    (tmp_path / "file").touch()

    code, said = serve("--port", "0", "--data", str(tmp_path / "file" / "data"))

    assert code == 2
    assert f"{tmp_path / 'file' / 'data'} cannot be made: Not a directory" in said
    assert "--data" in said


def test_a_first_start_makes_everything(tmp_path):
    """A data folder that is not there yet is made; the address and the setup link are told."""
    command = [Path(sys.executable).with_name("ndjudge"), "serve", "--port", "0", "--slots", "0"]

    process = subprocess.Popen(
        [*command, "--data", tmp_path / "new" / "data"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    with process.stderr:
        said = next((line for line in process.stderr if "/setup/" in line), "")
        process.terminate()
    process.wait(timeout=20)

    assert "There is no administrator yet." in said
    assert (tmp_path / "new" / "data" / "ndjudge.sqlite3").is_file()
