"""What happened when a job ran: facts measured outside, and bytes that came back, decoded.

No opinion yet: `judge.feedback` turns these into verdicts and sentences.
"""

import signal
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Stop(StrEnum):
    """Why a child did not answer a case."""

    CPU = "cpu"
    WALL = "wall"
    STDOUT = "stdout"
    ANSWER = "answer"
    SIGNAL = "signal"
    EXIT = "exit"
    NO_ANSWER = "no_answer"
    MALFORMED = "malformed_answer"
    SYSCALL = "syscall"
    MEMORY = "memory"
    NOT_RUN = "not_run"


@dataclass(frozen=True)
class Raised:
    """An exception as the child described it; every field may be forged.

    `shapes` are those of the arrays that the innermost frame has a name for.
    """

    type_name: str
    module: str
    message: str
    frames: tuple[tuple[int, str], ...]
    is_exit: bool
    is_too_large: bool
    errno: int | None
    is_deliberate: bool
    shapes: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True)
class LoadFailure:
    """Why the source did not become a module with the entry."""

    reason: str
    message: str = ""
    line: int | None = None
    defined: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    raised: Raised | None = None
    stop: "Stopped | None" = None


@dataclass(frozen=True)
class Stopped:
    """The end of a child before its answer; `number` is a signal or an exit code."""

    why: Stop
    number: int = 0

    @property
    def may_be_foreign(self) -> bool:
        """Whether someone else may have ended it: an operator, or a host short of memory."""
        return self.why is Stop.SIGNAL and self.number == signal.SIGKILL


@dataclass(frozen=True)
class CaseOutcome:
    """One case: the values answered so far, and what ended it early, if anything did."""

    values: tuple[Any, ...] = ()
    raised: Raised | None = None
    stopped: Stopped | None = None
    mutated: tuple[str, ...] = ()
    aliased: tuple[str, ...] = ()
    prints: str = ""
    prints_cut: bool = False
    cpu_ns: int = 0
    wall_ns: int = 0
    near_memory_limit: bool = False


@dataclass(frozen=True)
class Execution:
    """One job: all its cases in order, or the reason why none ran."""

    outcomes: tuple[CaseOutcome, ...]
    failure: LoadFailure | None
    prints: str
    cpu_ns: int
    wall_ns: int
    memory_bytes: int
