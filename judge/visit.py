"""One child while it works for one job: questions, answers, and how it ended."""

import os
import signal
import time
from collections.abc import Callable

from judge import answers, codec
from judge.answers import Answer
from judge.child.serve import CHANNEL_LOST
from judge.errors import JudgeCancelled
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import LoadFailure, Stop, Stopped
from judge.process import Allowance, Frame

_FRAME_SLACK = 1 << 16  # room in an answer's frame for the exception and the lists around it
_NEAR_MEMORY_LIMIT = 0.9
_SMALL_BYTES = 1 << 15
_INHERITED_BYTES = 32 << 20  # pages of the zygote that a child writes and then owns
_GRACE_S = 0.5  # between closing its pipe and being a zombie


class ZygoteLost(Exception):
    """The zygote died and took the child along."""


class Visit:
    """A child of `lane` for one job; `leave` it when done. Costs are final after its end."""

    def __init__(
        self,
        lane: Lane,
        slot: int,
        job: Job,
        budget: Budget,
        is_cancelled: Callable[[], bool] | None,
    ) -> None:
        self.is_over = False
        self.cpu_ns = 0
        self.peak_bytes = 0
        self._lane = lane
        self._slot = slot
        self._job = job
        self._budget = budget
        self._is_cancelled = is_cancelled
        self._child = lane.take(slot)
        self._cpu_before_ns = self._child.cpu_ns()
        self._cpu_at_end_ns = 0
        self._sent_ahead: int | None = None
        self._hit_memory_limit = False
        if self._child.group is not None:
            self._child.group.limit_memory(budget.memory_bytes + _INHERITED_BYTES)

    @property
    def is_near_memory_limit(self) -> bool:
        return self.peak_bytes >= _NEAR_MEMORY_LIMIT * self._budget.memory_bytes

    def cpu_so_far_ns(self) -> int:
        """Processor time of this child for this job."""
        return (self._cpu_at_end_ns or self._child.cpu_ns()) - self._cpu_before_ns

    def load(self, index: int, first: Case | None) -> tuple[LoadFailure | None, str]:
        """Send the source, and the first case right behind it.

        Returns:
            None when it became a module with the entry, else why not and what it printed.
        """
        job, budget = self._job, self._budget
        request = {
            "source": job.source,
            "names": list(job.names),
            "arity": job.arity,
            "class_name": job.class_name,
            "forbidden": list(job.forbidden),
            "memory_bytes": budget.memory_bytes,
            "cpu_s": int(budget.total_cpu_s + budget.load_cpu_s) + 2,
            "max_answer_bytes": budget.answer_bytes,
            "collect": job.collect,
        }
        frames = _frame(codec.JOB, 0, (codec.encode(request),))
        if first is not None:
            frames += _frame(codec.CASE, index, first.payload)
            self._sent_ahead = index
        said = self._ask(frames, budget.load_cpu_s, budget.load_wall_s)
        if isinstance(said, Stopped):
            return LoadFailure("stopped", stop=said), self._child.prints.take_text()
        failure = answers.load_failure(said)
        # The first case may have been answered meanwhile: then what was printed so far is its.
        return failure, "" if failure is None else self._child.prints.take_text()

    def judge(self, index: int, case: Case, meanwhile: Callable[[], None] | None) -> Answer:
        """Send one case, unless it went out with the source, and take its answer, undecoded."""
        cpu, wall = self._child.cpu_ns(), time.monotonic_ns()
        frames = [] if index == self._sent_ahead else _frame(codec.CASE, index, case.payload)
        said = self._ask(frames, case.cpu_s, case.wall_s, meanwhile)
        spent_ns = (self._cpu_at_end_ns if self.is_over else self._child.cpu_ns()) - cpu
        cut = self._child.prints.is_cut
        prints = self._child.prints.take_text()
        return Answer(said, prints, cut, spent_ns, time.monotonic_ns() - wall)

    def leave(self) -> None:
        """End the child if it has not ended."""
        if not self.is_over:
            self._stop()

    def _ask(
        self,
        frames: list[bytes | memoryview],
        cpu_s: float,
        wall_s: float,
        meanwhile: Callable[[], None] | None = None,
    ) -> Frame | Stopped:
        allowance = Allowance(
            cpu_deadline_ns=self._child.cpu_ns() + int(cpu_s * 1e9),
            wall_deadline_ns=time.monotonic_ns() + int(wall_s * 1e9),
            answer_bytes=self._budget.answer_bytes + _FRAME_SLACK,
            print_bytes=self._budget.print_bytes,
        )
        answer = self._child.exchange(frames, allowance, self._is_cancelled, meanwhile)
        if isinstance(answer, Frame):
            return answer
        if answer.why is Stop.NOT_RUN:
            raise JudgeCancelled
        if answer.why is Stop.NO_ANSWER:
            return self._post_mortem(allowance)
        self._stop()
        return answer

    def _stop(self) -> None:
        """End the child here and now; its costs are counted."""
        self._count_costs(self._child.peak_kib(), self._child.cpu_ns())
        self._lane.give_back(self._slot, self._child)
        self.is_over = True

    def _post_mortem(self, allowance: Allowance) -> Stopped:
        """Find out how a child ended that closed its pipe."""
        ended = self._child.wait_until_ended(_GRACE_S)
        group = self._child.group
        self._hit_memory_limit = group is not None and group.hit_memory_limit()
        cpu_ns = self._child.cpu_ns()
        reaped = self._lane.reap(self._child)
        self.is_over = True
        if reaped is None or not self._lane.is_alive():
            raise ZygoteLost
        status, peak_kib = reaped
        self._count_costs(peak_kib, cpu_ns)
        if not ended:
            return Stopped(Stop.NO_ANSWER)
        code = os.waitstatus_to_exitcode(status)
        if code == CHANNEL_LOST:
            return Stopped(Stop.NO_ANSWER)
        if code >= 0:
            return Stopped(Stop.EXIT, code)
        if -code == signal.SIGSYS:
            return Stopped(Stop.SYSCALL, -code)
        if cpu_ns >= allowance.cpu_deadline_ns:
            return Stopped(Stop.CPU)
        if self._hit_memory_limit or self.is_near_memory_limit:
            return Stopped(Stop.MEMORY, -code)
        return Stopped(Stop.SIGNAL, -code)

    def _count_costs(self, peak_kib: int, cpu_ns: int) -> None:
        self._cpu_at_end_ns = cpu_ns
        self.cpu_ns = cpu_ns - self._cpu_before_ns
        self.peak_bytes = max(peak_kib - self._child.baseline_kib, 0) * 1024


def _frame(
    kind: int, index: int, payload: tuple[bytes | memoryview, ...]
) -> list[bytes | memoryview]:
    """One frame as buffers to write; a small one as a single buffer."""
    length = sum(len(part) for part in payload)
    parts = [codec.pack_frame(kind, index, length), *payload]
    return [b"".join(parts)] if length < _SMALL_BYTES else parts
