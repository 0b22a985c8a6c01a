"""A lane: one zygote and the children it keeps ready, one for each slot.

Theory of operation. A slot's child is forked and locked ahead of time; `take` hands it out,
`give_back` returns it after its one job. A keeper thread then kills and reaps it and forks the
next, so that none of this is on a learner's way. When the zygote ends or misbehaves it is
replaced, and everything that hung on it with it: that is our fault and never a verdict.

Learners' code and authors' code run in two lanes; neither zygote ever sees the other's.
"""

import contextlib
import os
import queue
import threading
import time

from judge import cgroup, codec
from judge.cgroup import Groups
from judge.child.serve import LOCK_FAILED
from judge.errors import JudgeError
from judge.outcome import Stopped
from judge.process import Allowance, Child
from judge.report import SandboxUsed
from judge.users import UserRange
from judge.zygotes import Zygote

_READY_S = 10.0
_AFTER_YOU_S = 0.001


class Lane:
    """Hands out locked children; safe to use from several threads."""

    def __init__(
        self,
        slots: int,
        first_slot: int = 0,
        is_insecure: bool = False,
        only: frozenset[str] | None = None,
    ) -> None:
        """`is_insecure` and `only` are those of `judge.sandbox.lock.prepare`."""
        self._is_insecure = is_insecure
        self._only = only
        self._slots = range(first_slot, first_slot + slots)
        self._lock = threading.RLock()
        self._free: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._ready: dict[int, Child] = {}
        self._finished: dict[int, Child] = {}
        self._work: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._zygote: Zygote | None = None
        self._keeper: threading.Thread | None = None
        self._groups: Groups | None = None
        self._users: UserRange | None = None
        self._is_closed = False
        self.restarts = 0
        for slot in self._slots:
            self._free.put(slot)

    @property
    def sandbox(self) -> SandboxUsed:
        """Which layers this lane's children have; starts the zygote when it is not running."""
        found = self._running_zygote().sandbox
        if self._groups is None:
            return found
        level = 3 if self._groups.has_memory and found.level == 2 else found.level
        return SandboxUsed(level, (*found.layers, "cgroup"))

    def start(self) -> None:
        """Start the zygote and fork the first child of each slot.

        Raises:
            JudgeUnsafe: this host lacks a layer that may never be missing.
            JudgeError: the zygote did not start.
        """
        self._running_zygote()
        if self._only is None:
            self._groups = self._usable_groups()
        self._keeper = threading.Thread(target=self._keep, name="judge-keeper", daemon=True)
        self._keeper.start()
        for slot in self._slots:
            self._work.put(slot)

    def close(self) -> None:
        """End every child and the zygote."""
        self._is_closed = True
        if self._keeper is not None:
            self._work.put(None)
            self._keeper.join()
            self._keeper = None
        with self._lock:
            for child in (*self._ready.values(), *self._finished.values()):
                self._end(child)
            self._ready.clear()
            self._finished.clear()
            if self._zygote is not None:
                self._zygote.close()
                self._zygote = None
            if self._groups is not None:
                self._groups.close()
                self._groups = None
            if self._users is not None:
                self._users.close()
                self._users = None

    def reserve(self) -> int:
        """Wait for a free slot and take it; `release` it afterwards."""
        return self._free.get()

    def release(self, slot: int) -> None:
        self._free.put(slot)

    def take(self, slot: int) -> Child:
        """A child that is locked and waits for its job.

        Raises:
            JudgeError: none could be made.
        """
        for _ in range(3):
            with self._lock:
                finished = self._finished.pop(slot, None)
                child = self._ready.pop(slot, None)
            if finished is not None:
                self._end(finished)
            if child is not None and child.has_ended():
                self._end(child)
                child = None
            zygote = None
            try:
                if child is not None:
                    return child
                zygote = self._running_zygote()
                return self._fork(slot, zygote)
            except (OSError, EOFError) as error:
                failure = error
                self.replace_zygote(zygote)
        raise JudgeError(f"no sandbox process could be started: {failure}") from failure

    def give_back(self, slot: int, child: Child) -> None:
        """Have a child whose job is over killed, and the next one made, in the background.

        Where the slot is taken again before that, `take` does it: no two wait in one slot.
        """
        with self._lock:
            before = self._finished.pop(slot, None)
            self._finished[slot] = child
        if before is not None:
            self._end(before)
        self._work.put(slot)

    def reap(self, child: Child) -> tuple[int, int] | None:
        """Kill, reap and close `child` now.

        Returns:
            its wait status and its largest resident size in KiB; None when the zygote is gone
            and took it along.
        """
        return self._end(child)

    def is_alive(self) -> bool:
        with self._lock:
            return self._zygote is not None and self._zygote.is_alive()

    def zygote_pid(self) -> int:
        return self._running_zygote().pid

    def replace_zygote(self, lost: Zygote | None = None) -> None:
        """Start over with a new zygote; children of the old one are gone.

        Does nothing when `lost` is not the zygote of now: another thread was first.
        """
        with self._lock:
            if lost is not None and lost is not self._zygote:
                return
            self.restarts += 1
            for child in (*self._ready.values(), *self._finished.values()):
                child.kill()
                child.close()
            self._ready.clear()
            self._finished.clear()
            if self._zygote is not None:
                self._zygote.close()
                self._zygote = None

    def _running_zygote(self) -> Zygote:
        with self._lock:
            if self._is_closed:
                raise JudgeError("the judge was closed")
            if self._zygote is None or not self._zygote.is_alive():
                if self._zygote is not None:
                    self.replace_zygote()
                if self._users is None:
                    self._users = UserRange()
                self._zygote = Zygote(self._users.first, self._is_insecure, self._only)
            return self._zygote

    def _usable_groups(self) -> Groups | None:
        """Groups that really take a child, tried with one that is thrown away."""
        groups = cgroup.find()
        if groups is None:
            return None
        child = self._running_zygote().spawn(self._slots.start)
        try:
            child.group = groups.make(self._slots.start)
            child.group.add(child.pid)
        except OSError:
            self._end(child)
            groups.close()
            return None
        self._end(child)
        return groups

    def _fork(self, slot: int, zygote: Zygote) -> Child:
        child = zygote.spawn(slot)
        if self._groups is not None:
            try:
                child.group = self._groups.make(slot)
                child.group.add(child.pid)
            except OSError:
                self._end(child)
                raise
        now = time.monotonic_ns()
        allowance = Allowance(
            cpu_deadline_ns=int(_READY_S * 1e9),
            wall_deadline_ns=now + int(_READY_S * 1e9),
            answer_bytes=1024,
            print_bytes=1024,
        )
        answer = child.exchange([], allowance)
        if isinstance(answer, Stopped) or answer.kind != codec.READY:
            why = child.prints.take_text() or "it gave no reason"
            ended = self._end(child)
            if ended is not None and os.waitstatus_to_exitcode(ended[0]) == LOCK_FAILED:
                raise JudgeError(f"a sandbox layer could not be installed: {why}")
            raise EOFError(f"a sandbox process ended before it was ready: {why}")
        child.baseline_kib = child.peak_kib()
        return child

    def _end(self, child: Child) -> tuple[int, int] | None:
        child.kill()
        try:
            with self._lock:
                if self._zygote is None or self._zygote.pid != child.zygote_pid:
                    return None
                return self._zygote.reap(child.pid)
        except (OSError, EOFError):
            return None
        finally:
            child.close()

    def _keep(self) -> None:
        while (slot := self._work.get()) is not None:
            # The thread that gave it back is about to write its report and needs the interpreter.
            time.sleep(_AFTER_YOU_S)
            with self._lock:
                finished = self._finished.pop(slot, None)
                is_wanted = slot not in self._ready and not self._is_closed
            if finished is not None:
                self._end(finished)
            if not is_wanted:
                continue
            # A failure shows where it matters: when the slot is next taken.
            with contextlib.suppress(OSError, EOFError, JudgeError):
                self._keep_ready(slot, self._fork(slot, self._running_zygote()))

    def _keep_ready(self, slot: int, child: Child) -> None:
        with self._lock:
            is_wanted = slot not in self._ready and not self._is_closed
            if is_wanted:
                self._ready[slot] = child
        if not is_wanted:
            self._end(child)
