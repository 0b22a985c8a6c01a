"""Runs one job: the source, then its cases one at a time, in as many children as it takes.

Theory of operation. A child answers case i before it receives case i + 1. A wrong answer or an
exception goes on in the same child; a timeout, a crash or a flood ends that child, costs that
one case, and the rest runs in a fresh child that loads the source again, all inside a total
budget. Every verdict-relevant number is measured here, outside the child.

When the zygote dies, its children die with it; the case at hand is then asked again in a fresh
child, because that was not the program's doing.
"""

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from judge import codec
from judge.errors import JudgeCancelled, JudgeError
from judge.lane import Lane
from judge.outcome import (
    CaseOutcome,
    Execution,
    LoadFailure,
    Raised,
    Stop,
    Stopped,
)
from judge.process import Allowance, Frame

_ATTEMPTS = 3
_FRAME_SLACK = 1 << 16  # room in an answer's frame for the exception and the lists around it
_NEAR_MEMORY_LIMIT = 0.9
_GRACE_S = 0.5  # between closing its pipe and being a zombie


@dataclass(frozen=True)
class Job:
    """The source and what it must define; `collect` is for authors' code."""

    source: str
    names: tuple[str, ...]
    arity: dict[str, list[str]]
    class_name: str | None
    forbidden: tuple[str, ...] = ()
    collect: bool = False


@dataclass(frozen=True)
class Case:
    """One case ready for the wire, and what it may cost."""

    payload: tuple[bytes | memoryview, ...]
    cpu_s: float
    wall_s: float


@dataclass(frozen=True)
class Budget:
    """What one job may cost in all."""

    load_cpu_s: float
    load_wall_s: float
    total_cpu_s: float
    total_wall_s: float
    memory_bytes: int
    answer_bytes: int
    print_bytes: int


def execute(
    lane: Lane,
    job: Job,
    cases: Sequence[Case],
    budget: Budget,
    on_progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Execution:
    """Run `job` over `cases`; waits for a free slot of `lane`.

    Raises:
        JudgeError: the sandbox failed; nothing is known about the program.
        JudgeCancelled: `is_cancelled` said so.
    """
    slot = lane.reserve()
    try:
        run = _Run(lane, slot, job, cases, budget, on_progress, is_cancelled)
        run.all_cases()
    finally:
        lane.release(slot)
    return Execution(
        outcomes=tuple(run.outcomes),
        failure=run.failure,
        prints=run.prints,
        cpu_ns=run.cpu_ns,
        wall_ns=time.monotonic_ns() - run.began_ns,
        memory_bytes=run.peak_bytes,
    )


class _ZygoteLost(Exception):
    """The zygote died and took the child along."""


@dataclass
class _Run:
    """One job under way: its outcomes so far and what it cost."""

    lane: Lane
    slot: int
    job: Job
    cases: Sequence[Case]
    budget: Budget
    on_progress: Callable[[int, int], None] | None
    is_cancelled: Callable[[], bool] | None
    outcomes: list[CaseOutcome] = field(default_factory=list)
    failure: LoadFailure | None = None
    prints: str = ""
    cpu_ns: int = 0
    peak_bytes: int = 0
    began_ns: int = field(default_factory=time.monotonic_ns)

    def all_cases(self) -> None:
        lost = 0
        while True:
            try:
                self.one_child()
            except _ZygoteLost:
                lost += 1
                if lost == _ATTEMPTS:
                    raise JudgeError("the sandbox's zygote died again and again") from None
                self.lane.replace_zygote()
                continue
            if self.failure is not None or len(self.outcomes) == len(self.cases):
                return
            if self.is_spent():
                self.skip_the_rest(CaseOutcome(stopped=Stopped(Stop.NOT_RUN)))
                return

    def one_child(self) -> None:
        """Load the source in a fresh child; judge cases until all are done or it ends."""
        visit = _Visit(self)
        begin = len(self.outcomes)
        try:
            failure = visit.load()
            if failure is None:
                while len(self.outcomes) < len(self.cases) and not self.is_spent():
                    self.outcomes.append(visit.judge(len(self.outcomes)))
                    if self.on_progress is not None:
                        self.on_progress(len(self.outcomes), len(self.cases))
                    if visit.is_over:
                        return
            elif begin == 0:
                self.failure = failure
            else:  # the source loaded before and does not now
                stopped = failure.stop or Stopped(Stop.NO_ANSWER)
                self.skip_the_rest(CaseOutcome(stopped=stopped, raised=failure.raised))
        finally:
            if visit.leave():
                self.outcomes[begin:] = [
                    replace(outcome, near_memory_limit=True) for outcome in self.outcomes[begin:]
                ]

    def is_spent(self) -> bool:
        wall_s = (time.monotonic_ns() - self.began_ns) / 1e9
        spent_cpu = self.cpu_ns / 1e9 >= self.budget.total_cpu_s
        return spent_cpu or wall_s >= self.budget.total_wall_s

    def skip_the_rest(self, outcome: CaseOutcome) -> None:
        self.outcomes += [outcome] * (len(self.cases) - len(self.outcomes))


class _Visit:
    """One child while it works for one job."""

    def __init__(self, run: _Run) -> None:
        self.run = run
        self.child = run.lane.take(run.slot)
        self.is_over = False
        self.is_near_memory_limit = False
        self.cpu_at_end_ns = 0
        self.cpu_before_ns = self.child.cpu_ns()

    def load(self) -> LoadFailure | None:
        """Send the source; None when it became a module with the entry."""
        job, budget = self.run.job, self.run.budget
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
        payload = codec.encode(request)
        answer = self.ask(codec.JOB, 0, (payload,), budget.load_cpu_s, budget.load_wall_s)
        self.run.prints = self.child.prints.take_text()
        if isinstance(answer, Stopped):
            return LoadFailure("stopped", stop=answer)
        try:
            said = codec.decode(answer.payload)
            return None if said is None else _load_failure(said)
        except (codec.DecodeError, KeyError, TypeError, ValueError):
            self.stop()
            return LoadFailure("stopped", stop=Stopped(Stop.MALFORMED))

    def judge(self, index: int) -> CaseOutcome:
        """Send one case and take its answer."""
        case = self.run.cases[index]
        cpu, wall = self.child.cpu_ns(), time.monotonic_ns()
        answer = self.ask(codec.CASE, index, case.payload, case.cpu_s, case.wall_s)
        outcome = _decoded(answer, index)
        if outcome.stopped is not None and not self.is_over:
            self.stop()
        spent_ns = (self.cpu_at_end_ns if self.is_over else self.child.cpu_ns()) - cpu
        cut = self.child.prints.is_cut
        return replace(
            outcome,
            prints=self.child.prints.take_text(),
            prints_cut=cut,
            cpu_ns=spent_ns,
            wall_ns=time.monotonic_ns() - wall,
        )

    def ask(
        self,
        kind: int,
        index: int,
        payload: tuple[bytes | memoryview, ...],
        cpu_s: float,
        wall_s: float,
    ) -> Frame | Stopped:
        length = sum(len(part) for part in payload)
        allowance = Allowance(
            cpu_deadline_ns=self.child.cpu_ns() + int(cpu_s * 1e9),
            wall_deadline_ns=time.monotonic_ns() + int(wall_s * 1e9),
            answer_bytes=self.run.budget.answer_bytes + _FRAME_SLACK,
            print_bytes=self.run.budget.print_bytes,
        )
        parts = [codec.pack_frame(kind, index, length), *payload]
        answer = self.child.exchange(parts, allowance, self.run.is_cancelled)
        if isinstance(answer, Frame):
            return answer
        if answer.why is Stop.NOT_RUN:
            raise JudgeCancelled
        if answer.why is Stop.NO_ANSWER:
            return self.post_mortem(allowance)
        self.stop()
        return answer

    def stop(self) -> None:
        """End the child here and now; its costs are counted."""
        self.count_costs(self.child.peak_kib())
        self.run.lane.give_back(self.run.slot, self.child)
        self.is_over = True

    def post_mortem(self, allowance: Allowance) -> Stopped:
        """Find out how a child ended that closed its pipe."""
        ended = self.child.wait_until_ended(_GRACE_S)
        cpu_ns = self.child.cpu_ns()
        reaped = self.run.lane.reap(self.child)
        self.is_over = True
        if reaped is None or not self.run.lane.is_alive():
            raise _ZygoteLost
        status, peak_kib = reaped
        self.count_costs(peak_kib, cpu_ns)
        if not ended:
            return Stopped(Stop.NO_ANSWER)
        code = os.waitstatus_to_exitcode(status)
        if code >= 0:
            return Stopped(Stop.EXIT, code)
        if -code == signal.SIGSYS:
            return Stopped(Stop.SYSCALL, -code)
        if cpu_ns >= allowance.cpu_deadline_ns:
            return Stopped(Stop.CPU)
        if self.is_near_memory_limit:
            return Stopped(Stop.MEMORY, -code)
        return Stopped(Stop.SIGNAL, -code)

    def count_costs(self, peak_kib: int, cpu_ns: int | None = None) -> None:
        self.cpu_at_end_ns = self.child.cpu_ns() if cpu_ns is None else cpu_ns
        self.run.cpu_ns += self.cpu_at_end_ns - self.cpu_before_ns
        peak_bytes = max(peak_kib - self.child.baseline_kib, 0) * 1024
        self.run.peak_bytes = max(self.run.peak_bytes, peak_bytes)
        self.is_near_memory_limit = peak_bytes >= _NEAR_MEMORY_LIMIT * self.run.budget.memory_bytes

    def leave(self) -> bool:
        """End the visit; whether the child came near its memory limit."""
        if not self.is_over:
            self.stop()
        return self.is_near_memory_limit


def _decoded(answer: Frame | Stopped, index: int) -> CaseOutcome:
    if isinstance(answer, Stopped):
        return CaseOutcome(stopped=answer)
    malformed = CaseOutcome(stopped=Stopped(Stop.MALFORMED))
    if answer.kind != codec.ANSWER or answer.index != index:
        return malformed
    try:
        *values, rest = codec.decode_all(answer.payload)
        raised = None if rest["raised"] is None else _raised(rest["raised"])
        if raised is not None and raised.is_too_large:
            return CaseOutcome(stopped=Stopped(Stop.ANSWER))
        return CaseOutcome(
            values=tuple(values[: int(rest["answered"])]),
            raised=raised,
            mutated=tuple(dict.fromkeys(str(name)[:100] for name in rest["mutated"])),
            aliased=tuple(dict.fromkeys(str(name)[:100] for name in rest["aliased"])),
        )
    except (codec.DecodeError, KeyError, TypeError, ValueError, IndexError):
        return malformed


def _load_failure(said: dict[str, Any]) -> LoadFailure:
    if said["reason"] == "raised":
        return LoadFailure("raised", raised=_raised(said["raised"]))
    line = said["line"]
    return LoadFailure(
        reason=str(said["reason"]),
        message=str(said["message"]),
        line=line if isinstance(line, int) else None,
        defined=tuple(str(name)[:100] for name in said.get("defined", ())),
        parameters=tuple(str(name)[:100] for name in said.get("parameters", ())),
    )


def _raised(said: dict[str, Any]) -> Raised:
    errno = said["errno"]
    return Raised(
        type_name=str(said["type"])[:100],
        module=str(said["module"])[:100],
        message=str(said["message"])[:2000],
        frames=tuple((int(line), str(name)[:100]) for line, name in said["frames"][:20]),
        is_exit=said["exit"] is True,
        is_too_large=said["too_large"] is True,
        errno=errno if isinstance(errno, int) else None,
        is_deliberate=said["deliberate"] is True,
    )
