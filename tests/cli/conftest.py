"""Commands run in this process, on the data directory of the test."""

import contextlib
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.main import main


@dataclass(frozen=True)
class Finished:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def run_ndjudge() -> Callable[..., Finished]:
    """Runs a command of `ndjudge` on a data directory, in this process."""

    def run(data: Path, *arguments: str, stdin: str = "") -> Finished:
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["ndjudge", *arguments, "--data", str(data)])
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            with (
                contextlib.redirect_stdout(out),
                contextlib.redirect_stderr(err),
                pytest.raises(SystemExit) as ended,
            ):
                main()
        return Finished(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def ndjudge(run_ndjudge: Callable[..., Finished], data_dir: Path) -> Callable[..., Finished]:
    """The same on the data directory of this test."""
    return lambda *arguments, stdin="": run_ndjudge(data_dir, *arguments, stdin=stdin)
