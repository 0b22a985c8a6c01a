"""One locked child as the supervisor sees it: frames out, frames in, clocks read outside.

Nothing here trusts the child. Lengths are checked before anything is read, prints are cut at a
cap, no wait is without a deadline, and time is read from the kernel's clocks: the child's CPU
clock (`clock_gettime` on its pid, which also works on a zombie) and our monotonic clock. On a
busy host a program that computes may wait for a processor longer than the wall limit allows: the
time that its threads were ready to run and did not is added to the limit, up to a factor.
"""

import contextlib
import fcntl
import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from judge import codec
from judge.cgroup import Group
from judge.outcome import Stop, Stopped

_CHECK_EVERY_S = 0.25
_MOST_STRETCH = 10  # how many times its own length a wall limit may grow by waiting for a processor
_READ_BYTES = 1 << 16
_PIPE_BYTES = 1 << 20
_F_SETPIPE_SZ = 1031


class Allowance(NamedTuple):
    """What one exchange may cost: absolute deadlines and sizes."""

    cpu_deadline_ns: int
    wall_deadline_ns: int
    answer_bytes: int
    print_bytes: int


@dataclass(slots=True)
class Frame:
    kind: int
    index: int
    payload: bytearray


@dataclass
class Prints:
    """What a child wrote to its standard output, up to a cap."""

    data: bytearray
    is_cut: bool = False

    def take_text(self) -> str:
        text = self.data.decode("utf-8", "replace")
        self.data.clear()
        return text


class Child:
    """The supervisor's ends of one child; whoever takes it must `kill` and release it."""

    def __init__(self, pid: int, zygote_pid: int, requests: int, answers: int, prints: int) -> None:
        self.pid = pid
        self.zygote_pid = zygote_pid  # only the zygote that forked it can reap it
        self.clock = (~pid << 3) | 2  # the kernel's encoding of "CPU time of process pid"
        self.baseline_kib = 0
        self.group: Group | None = None
        self.prints = Prints(bytearray())
        self._requests, self._answers, self._prints = requests, answers, prints
        self._unsent: list[memoryview] = []  # requests that the pipe had no room for yet
        self._inbox = bytearray()  # answers that were read and not yet looked at
        self._pidfd = os.pidfd_open(pid)
        for descriptor in (requests, answers, prints):
            os.set_blocking(descriptor, False)
        self._poll = select.poll()
        self._poll.register(answers, select.POLLIN)
        self._poll.register(prints, select.POLLIN)
        self._poll.register(self._pidfd, select.POLLIN)

    def cpu_ns(self) -> int:
        """CPU time of all its threads since it was forked; the last value once it is reaped."""
        return time.clock_gettime_ns(self.clock)

    def peak_kib(self) -> int:
        """The largest resident size so far, 0 when it has already ended."""
        return self._status_kib(b"\nVmHWM:")

    def run_delay_ns(self) -> int:
        """How long the thread that waited most for a processor did so, since it was started."""
        longest = 0
        with contextlib.suppress(OSError):  # threads end while we look
            for thread in Path(f"/proc/{self.pid}/task").iterdir():
                longest = max(longest, int((thread / "schedstat").read_text().split()[1]))
        return longest

    def kill(self) -> None:
        """End it, and whatever else is in its group."""
        if self.group is not None:
            self.group.kill()
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def close(self) -> None:
        """Give up all that belongs to it; it must have been reaped or lost."""
        if self.group is not None:
            self.group.remove()
        for descriptor in (self._requests, self._answers, self._prints, self._pidfd):
            os.close(descriptor)

    def has_ended(self) -> bool:
        return bool(select.select([self._pidfd], [], [], 0)[0])

    def wait_until_ended(self, seconds: float) -> bool:
        """Wait for the process to end by itself; False when it did not."""
        return bool(select.select([self._pidfd], [], [], seconds)[0])

    def exchange(
        self,
        parts: list[bytes | memoryview],
        allowance: Allowance,
        is_cancelled: Callable[[], bool] | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Frame | Stopped:
        """Send one frame (or nothing) and wait for the next one that comes back.

        `meanwhile` is called once between sending and waiting: the child works at that time.
        """
        exchange = _Exchange(self, parts, allowance)
        if meanwhile is not None:
            meanwhile()
        while True:
            if self._inbox:  # a frame that came together with the last one
                waiting = exchange.take_inbox()
                if waiting is not None:
                    return waiting
            frame = exchange.step()
            if frame is not None:
                return frame
            if is_cancelled is not None and is_cancelled():
                return Stopped(Stop.NOT_RUN)

    def _status_kib(self, key: bytes) -> int:
        # The file's first line is the process's own name, in which anything may stand but a
        # line break: the key begins with one.
        try:
            with open(f"/proc/{self.pid}/status", "rb", buffering=0) as status:
                text = status.read(4096)
        except OSError:
            return 0
        at = text.find(key)
        return int(text[at:].split(None, 2)[1]) if at >= 0 else 0


class _Exchange:
    """The state of one exchange: what is still to be written, what was read so far."""

    def __init__(self, child: Child, parts: list[bytes | memoryview], allowance: Allowance) -> None:
        self.child = child
        self.allowance = allowance
        self.wall_began_ns = time.monotonic_ns()
        self.wall_deadline_ns = allowance.wall_deadline_ns
        self.unsent = child._unsent
        self.unsent += [memoryview(part) for part in parts if len(part)]
        self.head: tuple[int, int] | None = None
        self.payload = bytearray()
        self.filled = 0
        self.frame: Frame | None = None
        self.write()

    def step(self) -> Frame | Stopped | None:
        """Wait for one event and act on it; the result, or None when more must come."""
        events = dict(self.child._poll.poll(self._timeout_ms()))
        # The child pushes its prints out before it answers, and answers are looked at first: an
        # answer that is seen without prints came without any.
        if self.child._prints in events and not self._drain():
            return Stopped(Stop.STDOUT)
        if self.unsent:
            self.write()
        if self.child._answers in events:
            stopped = self._read()
            if stopped is not None or self.frame is not None:
                return stopped or self.frame
        elif self.child._pidfd in events:
            self._drain()
            return Stopped(Stop.NO_ANSWER)
        return self._overdue()

    def take_inbox(self) -> Frame | Stopped | None:
        """The frame that has already been read, if it is whole.

        It came behind another one, after the pipes were looked at: what was printed before it
        may not have been taken yet.
        """
        stopped = self._read()
        if self.frame is not None and not self._drain():
            return Stopped(Stop.STDOUT)
        return stopped or self.frame

    def write(self) -> None:
        """Send as much as the pipe takes."""
        try:
            while self.unsent:
                written = os.writev(self.child._requests, self.unsent[:64])
                while self.unsent and written >= len(self.unsent[0]):
                    written -= len(self.unsent.pop(0))
                if written:
                    self.unsent[0] = self.unsent[0][written:]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self.unsent.clear()  # it closed its end or died; reading tells which

    def _timeout_ms(self) -> float:
        wall_left = self.wall_deadline_ns - time.monotonic_ns()
        cpu_left = self.allowance.cpu_deadline_ns - self.child.cpu_ns()
        seconds = max(min(wall_left, cpu_left) / 1e9, 0.0)
        if self.unsent:
            seconds = min(seconds, 0.001)
        return min(seconds, _CHECK_EVERY_S) * 1000 + 1

    def _overdue(self) -> Stopped | None:
        if self.child.cpu_ns() >= self.allowance.cpu_deadline_ns:
            return Stopped(Stop.CPU)
        if time.monotonic_ns() < self.wall_deadline_ns:
            return None
        usual_ns = self.allowance.wall_deadline_ns - self.wall_began_ns
        waited_ns = min(self.child.run_delay_ns(), _MOST_STRETCH * usual_ns)
        self.wall_deadline_ns = self.allowance.wall_deadline_ns + waited_ns
        return Stopped(Stop.WALL) if time.monotonic_ns() >= self.wall_deadline_ns else None

    def _read(self) -> Stopped | None:
        """Read what has come: a small frame in one call, a large one into its final place."""
        try:
            while self.frame is None:
                if self.head is None:
                    stopped = self._read_head()
                else:
                    view = memoryview(self.payload)[self.filled :]
                    stopped = self._took(os.readv(self.child._answers, [view]))
                if stopped is not None:
                    return stopped
        except BlockingIOError:
            return None
        return None

    def _read_head(self) -> Stopped | None:
        inbox = self.child._inbox
        if len(inbox) < codec.FRAME.size:
            data = os.read(self.child._answers, _READ_BYTES)
            if not data:
                return Stopped(Stop.NO_ANSWER)
            inbox += data
            if len(inbox) < codec.FRAME.size:
                return None
        try:
            kind, index, length = codec.unpack_frame(inbox[: codec.FRAME.size])
        except codec.DecodeError:
            return Stopped(Stop.MALFORMED)
        if length > self.allowance.answer_bytes:
            return Stopped(Stop.ANSWER)
        self.head = (kind, index)
        self.payload = bytearray(length)
        have = inbox[codec.FRAME.size : codec.FRAME.size + length]
        self.payload[: len(have)] = have
        del inbox[: codec.FRAME.size + len(have)]
        return self._took(len(have), may_be_nothing=True)

    def _took(self, count: int, may_be_nothing: bool = False) -> Stopped | None:
        if count == 0 and not may_be_nothing:
            return Stopped(Stop.NO_ANSWER)
        self.filled += count
        if self.filled == len(self.payload) and self.head is not None:
            self.frame = Frame(*self.head, self.payload)
        return None

    def _drain(self) -> bool:
        """Take what was printed; False when that passes the cap."""
        prints = self.child.prints
        try:
            while data := os.read(self.child._prints, _READ_BYTES):
                room = self.allowance.print_bytes - len(prints.data)
                prints.data += data[:room]
                if len(data) > room:
                    prints.is_cut = True
                    return False
            # Its last holder closed the pipe: without this, poll would return at once for ever.
            self.child._poll.unregister(self.child._prints)
        except (BlockingIOError, KeyError):
            pass
        return True


def widen(descriptor: int) -> None:
    """Give a pipe room for large arrays, where the system allows that."""
    with contextlib.suppress(OSError):
        fcntl.fcntl(descriptor, _F_SETPIPE_SZ, _PIPE_BYTES)
