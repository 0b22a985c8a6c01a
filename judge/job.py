"""What the supervisor is asked to do: a source, cases ready for the wire, and what may be spent."""

from dataclasses import dataclass


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
    """One case ready for the wire, how many values are due, and what it may cost.

    One that `repeats` an earlier case is left out when that one got no answer.
    """

    payload: tuple[bytes | memoryview, ...]
    answers: int
    cpu_s: float
    wall_s: float
    repeats: int | None = None


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
