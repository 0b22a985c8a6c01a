"""Every file and every command of the authors' guide works, in the order of the guide."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest

from app.cli.main import main
from app.cli.problems import problems_app
from tests.docs.guide import Command, Written, steps

NDJUDGE = Path(sys.executable).with_name("ndjudge")
UNTIL_CTRL_C = "until Ctrl+C"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a data directory and a cache of its own beside it."""
    monkeypatch.setenv("NDJUDGE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("NDJUDGE_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    (folder / "elsewhere").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def ndjudge(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """Runs a command in this process: its exit code, and what it said."""

    def run(words: Sequence[str]) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", list(words))
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return run


def preview_and_interrupt(words: Sequence[str]) -> int:
    """Start a preview, read its page, press Ctrl+C; the exit code."""
    process = subprocess.Popen([NDJUDGE, *words[1:]], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    first = process.stderr.readline()
    address = re.search(r"http://\S+", first)
    assert address is not None, first
    with httpx.stream("GET", f"{address[0].split('/problems')[0]}/preview/events") as events:
        for line in events.iter_lines():
            # The package has been read, and every wrong solution was judged.
            if re.search(r'"page": 1, "panel": [2-9]', line):
                break
    page = httpx.get(address[0]).text
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert "Weighted geometric mean" in page
    assert "Two hundred large factors overflow" in page
    assert "nothing found by lint" in page
    return process.returncode


def test_the_guide_leads_to_a_published_problem(workplace, ndjudge):
    """Files are written and commands run from top to bottom; each ends as the guide says."""
    plan, ended = "", {}
    for step in steps():
        if isinstance(step, Written):
            (workplace / step.file).parent.mkdir(parents=True, exist_ok=True)
            (workplace / step.file).write_text(step.text, encoding="utf-8")
            continue
        words = [plan if word == "PLAN" else word for word in step.words]
        if step.remark == UNTIL_CTRL_C:
            assert preview_and_interrupt(words) == 130
            continue
        if words[0] == "rm":
            for name in words[1:]:
                os.remove(name)
            continue
        code, said = ndjudge(words)
        ended[" ".join(step.words[1:])] = said
        assert code == (1 if step.remark == "exits 1" else 0), f"{step.words}\n{said}"
        plan = (re.findall(r"--apply (\w+)", said) or [plan])[0]

    assert "10 of 10 mutants" in ended["problem verify geometric-mean --level full"]
    assert "Nothing differs" in ended["problem diff geometric-mean"]
    assert "All of them still pass" in ended["salt rotate"]
    assert (workplace / "elsewhere" / "geometric-mean" / "problem.toml").is_file()
    compile((workplace / "test_geometric_mean.py").read_text(), "test_geometric_mean.py", "exec")


def test_the_guide_names_every_command_of_authors():
    """A command that is added is described."""
    told = {step.words[2] for step in steps() if isinstance(step, Command) and len(step.words) > 2}
    text = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text()

    for command in problems_app.registered_commands:
        assert command.name in told or f"ndjudge problem {command.name}" in text, command.name


def test_every_command_of_authors_shows_an_example():
    """The help of each ends with something to copy."""
    for command in problems_app.registered_commands:
        assert command.callback is not None
        assert f"Example: ndjudge problem {command.name}" in (command.callback.__doc__ or "")
