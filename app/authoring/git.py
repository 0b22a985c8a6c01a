"""Running the installed git against a repository of somebody else's.

Theory of operation. git fetches one commit without history into a bare repository in a scratch
folder, over HTTPS from an address that `remote` has pinned; nothing is ever checked out. So no
hook, filter, submodule or link of the repository can do anything. git runs with an environment
of its own, without configuration, credentials, redirects or prompts, under limits of memory and
processor time; time and disk space are watched from here.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.authoring.remote import Remote
from app.errors import Invalid, TooLarge, Unavailable

MOST_S = 60.0
MOST_MIB = 128
MOST_SAID_BYTES = 40 << 20
MOST_MEMORY_KIB = 2 << 20
LOOK_EVERY_S = 0.1

_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")
_LIMITED = 'ulimit -v "$0" 2>/dev/null; ulimit -t 120 2>/dev/null; exec "$@"'


class Git:
    """Runs git in a scratch folder for one remote; `on_wait` is called while it works, and may
    raise to end it.
    """

    def __init__(self, folder: Path, remote: Remote, on_wait: Callable[[], None]) -> None:
        program = shutil.which("git")
        if program is None:
            raise Unavailable(
                "git is not installed where packages are fetched; an operator can install it: "
                "apt-get install git ca-certificates."
            )
        address = f"[{remote.pin}]" if ":" in remote.pin else remote.pin
        options = {
            "core.hooksPath": os.devnull,
            "core.symlinks": "false",
            "core.bigFileThreshold": "1m",
            "credential.helper": "",
            "fetch.fsckObjects": "true",
            "fetch.unpackLimit": "1",
            "http.curloptResolve": f"{remote.host}:{remote.port}:{address}",
            "http.followRedirects": "false",
            "http.proxy": "",
            "pack.threads": "1",
        }
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        self._command = ["sh", "-c", _LIMITED, str(MOST_MEMORY_KIB), program, *settings]
        self._folder = folder
        self._host = remote.host
        self._environment = {
            "PATH": f"{os.path.dirname(program)}{os.pathsep}{os.defpath}",
            "HOME": str(folder),
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ALLOW_PROTOCOL": remote.scheme,
            "GIT_NO_REPLACE_OBJECTS": "1",
        }
        self._ends_at = time.monotonic() + MOST_S
        self._on_wait = on_wait

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command of git prints, of which there is a bound too.

        Args:
            given: what it reads.

        Raises:
            Invalid: it failed. TooLarge, Unavailable: it was ended.
        """
        said, told = self._folder / "said", self._folder / "told"
        asked = self._folder / "asked"
        asked.write_bytes(given)
        with said.open("wb") as out, told.open("wb") as err, asked.open("rb") as source:
            process = subprocess.Popen(
                [*self._command, *arguments],
                cwd=self._folder,
                env=self._environment,
                stdin=source,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            try:
                self._watch(process, said)
            finally:
                _end(process)
        if process.returncode:
            self._complain(told.read_bytes())
        return said.read_bytes()

    def _watch(self, process: "subprocess.Popen[bytes]", said: Path) -> None:
        while True:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=LOOK_EVERY_S)
            if _size_bytes(self._folder) > MOST_MIB << 20:
                raise TooLarge(f"The repository has more than {MOST_MIB} MiB in one commit.")
            if said.stat().st_size > MOST_SAID_BYTES:
                raise TooLarge("The repository has too many files.")
            if time.monotonic() > self._ends_at:
                raise Unavailable(f"The repository was not fetched within {MOST_S:.0f} s.")
            if process.returncode is not None:
                return
            self._on_wait()

    def _complain(self, told: bytes) -> None:
        text = _UNPRINTABLE.sub(" ", told.decode("ascii", "replace")).strip()[-400:]
        raise Invalid(
            f"git could not fetch from {self._host}: {text or 'it said nothing'}. Is the address "
            "the exact one (redirects are not followed), the repository public, the branch there?",
            "url",
        )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End git and its helpers, which have its process group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _size_bytes(folder: Path) -> int:
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(root, name)).st_size
            except FileNotFoundError:
                continue
    return total
