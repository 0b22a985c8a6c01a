"""Resource limits of one child: memory, processor time, files, descriptors, cores."""

import resource
from dataclasses import dataclass

_STACK_BYTES = 64 << 20
_DESCRIPTORS = 32


@dataclass(frozen=True)
class Bounds:
    """What a job may use beyond what the warm process already maps."""

    memory_bytes: int
    cpu_s: int


def close_outlets() -> None:
    """Forbid files, cores, queues and locked memory; these hold for every job."""
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _DESCRIPTORS)
    _limit(resource.RLIMIT_STACK, _STACK_BYTES)
    _limit(resource.RLIMIT_MEMLOCK, 0)
    _limit(resource.RLIMIT_MSGQUEUE, 0)
    _limit(resource.RLIMIT_NICE, 0)
    _limit(resource.RLIMIT_RTPRIO, 0)


def mapped_bytes() -> int:
    """The size of this process's address space; /proc must still be readable."""
    with open("/proc/self/statm", "rb", buffering=0) as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def lower(mapped: int, bounds: Bounds) -> None:
    """Bound memory and processor time for the job at hand.

    The address space is limited to `mapped` bytes plus what the job may use. RLIMIT_CPU is only
    a backstop for a supervisor that died: it counts whole seconds of one process.
    """
    _limit(resource.RLIMIT_AS, mapped + bounds.memory_bytes)
    _limit(resource.RLIMIT_CPU, bounds.cpu_s)


def _limit(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))
