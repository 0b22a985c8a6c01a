"""A running zygote as the supervisor sees it: its process, and the socket it is asked on.

What it does at the other end is told in `judge.zygote`. Requests go one at a time. An answer
that comes too late ends the relation: it would be taken for that to the next request.
"""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np

from judge.errors import JudgeUnsafe
from judge.process import Child, widen
from judge.report import SandboxUsed

_START_S = 30.0
_REPLY_S = 10.0
_PROGRAM = """
import sys
sys.path[:0] = {paths!r}
from judge.zygote import main
main({fd}, {first_user}, {insecure}, {only})
"""
_ENVIRONMENT = {
    **dict.fromkeys(
        ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
    ),
    # Each further arena of malloc would take 64 MiB of the address space that a job may use.
    "MALLOC_ARENA_MAX": "1",
    "PYTHONHASHSEED": "random",
    "TZ": "UTC",
    "LANG": "C.UTF-8",
}


class Zygote:
    """The process and its control socket."""

    def __init__(self, first_user: int, is_insecure: bool, only: frozenset[str] | None) -> None:
        """Start it and wait until it is warm.

        Args:
            first_user: the user id of slot 0, where the judge is root.
            is_insecure, only: those of `judge.sandbox.lock.prepare`.

        Raises:
            JudgeUnsafe: this host lacks a layer that may never be missing.
            EOFError, OSError: it did not start.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        paths = [str(Path(__file__).parent.parent), str(Path(np.__file__).parent.parent)]
        program = _PROGRAM.format(
            paths=paths,
            fd=theirs.fileno(),
            first_user=first_user,
            insecure=is_insecure,
            only=only,
        )
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-B", "-c", program],
                pass_fds=[theirs.fileno()],
                env=_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                cwd="/",
            )
        self._control = ours
        self._lock = threading.Lock()
        self._is_late = False
        self.pid = self._process.pid
        ours.settimeout(_START_S)
        word, _, rest = self._reply().partition(" ")
        if word != "ready":
            self.close()
            raise JudgeUnsafe(f"the sandbox cannot be set up on this host: {rest or word}")
        level, *layers = rest.split()
        self.sandbox = SandboxUsed(int(level), tuple(layers))
        ours.settimeout(_REPLY_S)

    def is_alive(self) -> bool:
        return not self._is_late and self._process.poll() is None

    def spawn(self, slot: int) -> Child:
        requests_out, requests_in = os.pipe2(os.O_CLOEXEC)
        answers_out, answers_in = os.pipe2(os.O_CLOEXEC)
        prints_out, prints_in = os.pipe2(os.O_CLOEXEC)
        widen(requests_in)
        widen(answers_in)
        given = [requests_out, answers_in, prints_in]
        try:
            with self._lock:
                socket.send_fds(self._control, [f"spawn {slot}".encode()], given)
                reply = self._reply()
        except BaseException:
            for descriptor in (requests_in, answers_out, prints_out):
                os.close(descriptor)
            raise
        finally:
            for descriptor in given:
                os.close(descriptor)
        return Child(int(reply.split()[1]), self.pid, requests_in, answers_out, prints_out)

    def reap(self, pid: int) -> tuple[int, int]:
        with self._lock:
            self._control.send(f"reap {pid}".encode())
            _, _, status, peak = self._reply().split()
        return int(status), int(peak)

    def close(self) -> None:
        # Wake the thread that waits for an answer, and let it go first: its descriptor's number
        # may soon be another zygote's.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._control.close()
        try:
            self._process.wait(2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _reply(self) -> str:
        if self._is_late:
            raise EOFError("the zygote answers too late")
        try:
            message = self._control.recv(4096)
        except TimeoutError:
            # The answer may still come, and would be taken for that to the next request.
            self._is_late = True
            raise
        if not message:
            raise EOFError("the zygote closed its socket")
        return message.decode()
