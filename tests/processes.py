"""Real `ndjudge` processes for tests, ended by their id whatever happens."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

PROGRAM = "import sys; from app.cli.main import main; sys.argv[0] = 'ndjudge'; main()"
START_WITHIN_S = 60


def descendants(pid: int) -> set[int]:
    """The processes below `pid`."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | descendants(child)
    return found


class Process:
    """One `ndjudge …`; what it writes is read all the time and can be waited for."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        user: int | None = None,
        python: str = sys.executable,
        folder: Path | None = None,
    ) -> None:
        """`folder` is where it runs, and whose modules it imports first."""
        self._changed = threading.Condition()
        self._text = ""
        self._has_ended = False
        inherited = {name: text for name, text in os.environ.items() if "NDJUDGE" not in name}
        self._process = subprocess.Popen(
            [python, "-c", PROGRAM, *arguments],
            env={**inherited, **environment},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def output(self) -> str:
        """All that it has written."""
        with self._changed:
            return self._text

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def expect(self, pattern: str, within_s: float = START_WITHIN_S) -> re.Match[str]:
        """Wait until it has written what `pattern` finds."""
        found: list[re.Match[str]] = []

        def has_come() -> bool:
            found.extend(re.finditer(pattern, self._text))
            return bool(found) or self._has_ended

        with self._changed:
            self._changed.wait_for(has_come, within_s)
        assert found, f"no {pattern!r} in:\n{self.output[-4000:]}"
        return found[0]

    def signal(self, number: signal.Signals) -> None:
        if self.is_running:
            self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once."""
        self.signal(signal.SIGKILL)
        self.wait()

    def stop(self, within_s: float = 60) -> int:
        """End it in order; its exit code."""
        self.signal(signal.SIGTERM)
        return self.wait(within_s)

    def wait(self, within_s: float = 60) -> int:
        """Wait for its end; its exit code."""
        code = self._process.wait(within_s)
        # A zygote that outlives its parent for a moment still holds the pipe.
        self._reader.join(5)
        return code

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                with self._changed:
                    self._text += line.decode(errors="replace")
                    self._changed.notify_all()
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
