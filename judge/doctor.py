"""What this host gives the sandbox, proved by hostile probes that run inside it.

Each probe is a small program that tries one thing it must not be able to do. It answers
"blocked" when it was refused, and something else when its primitive worked, so that a breach
cannot look like success.
"""

import platform
import sys
from dataclasses import dataclass

from judge import codec, supervisor
from judge.errors import JudgeError
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import Stop
from judge.sandbox import landlock

_BLOCKED = "blocked"
_HEAD = """
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
PARENT = os.getppid() or 1  # 0 where the parent is outside this process namespace
def attempt(action):
    try:
        return f"it worked: {action()!r}"[:200]
    except OSError:
        return "blocked"
def call(*arguments):
    if libc.syscall(*map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return "the system call succeeded"
"""
PROBES = {
    "read /etc/passwd": "open('/etc/passwd').read()[:20]",
    "list the home folder": "os.listdir(os.path.expanduser('~root'))[:3]",
    "write to /tmp": "open('/tmp/ndjudge-probe', 'w').close()",
    "make a file anywhere": "os.open('/', os.O_TMPFILE | os.O_WRONLY)",
    "open a socket": "socket.socket()",
    "start a process": "os.fork()",
    "run a program": "os.execv('/bin/true', ['true'])",
    "signal the parent": "os.kill(PARENT, 0)",
    "trace the parent": "call({ptrace}, 16, PARENT, 0, 0)",
    "change the parent's limits": "call({prlimit64}, PARENT, 7, 0, 0)",
    "use io_uring": "call(425, 1, 0)",
    "add a key": "call({add_key}, 0, 0, 0, 0, 0)",
    "make a namespace": "call({unshare}, 0x10000000)",
}
_NUMBERS = {
    "x86_64": {"ptrace": 101, "prlimit64": 302, "add_key": 248, "unshare": 272},
    "aarch64": {"ptrace": 117, "prlimit64": 261, "add_key": 217, "unshare": 97},
}
_BUDGET = Budget(
    load_cpu_s=2.0,
    load_wall_s=5.0,
    total_cpu_s=30.0,
    total_wall_s=60.0,
    memory_bytes=256 << 20,
    answer_bytes=1 << 16,
    print_bytes=1 << 16,
)


@dataclass(frozen=True)
class Layer:
    """One layer of the sandbox: whether this host gives it, and the remedy where not."""

    name: str
    is_present: bool
    is_required: bool
    detail: str
    remedy: str | None = None


@dataclass(frozen=True)
class ProbeResult:
    name: str
    is_blocked: bool
    detail: str


@dataclass(frozen=True)
class Diagnosis:
    """The state of the sandbox on this host."""

    level: int
    layers: tuple[Layer, ...]
    probes: tuple[ProbeResult, ...]
    fault: str | None = None

    @property
    def is_safe(self) -> bool:
        """Whether the judge may run foreign code here."""
        required = all(layer.is_present for layer in self.layers if layer.is_required)
        return self.fault is None and required and all(p.is_blocked for p in self.probes)


def diagnose() -> Diagnosis:
    """Start a lane of its own, look at its layers, and run every probe in it."""
    lane = Lane(1)
    try:
        lane.start()
        sandbox = lane.sandbox
        probes = tuple(_probe(lane, name) for name in PROBES)
        return Diagnosis(sandbox.level, _layers(sandbox.layers), probes)
    except JudgeError as error:
        return Diagnosis(0, _layers(()), (), str(error))
    finally:
        lane.close()


def _probe(lane: Lane, name: str) -> ProbeResult:
    numbers = _NUMBERS.get(platform.machine(), _NUMBERS["x86_64"])
    action = PROBES[name].format(**numbers)
    source = f"{_HEAD}\ndef probe():\n    return attempt(lambda: {action})\n"
    encoder = codec.Encoder()
    encoder.add("probe -")
    case = Case(tuple(memoryview(bytes(part)) for part in encoder.parts()), 1, 2.0, 5.0)
    job = Job(source, ("probe",), {}, None)
    execution = supervisor.execute(lane, job, [case], _BUDGET)
    if execution.failure is not None:
        why = execution.failure.raised or execution.failure
        return ProbeResult(name, False, f"the probe itself failed: {why}")
    outcome = execution.outcomes[0]
    if outcome.stopped is not None and outcome.stopped.why is Stop.SYSCALL:
        return ProbeResult(name, True, "ended by seccomp")
    said = outcome.values[0] if outcome.values else str(outcome.raised or outcome.stopped)
    return ProbeResult(name, said == _BLOCKED, "refused" if said == _BLOCKED else str(said))


def _layers(present: tuple[str, ...]) -> tuple[Layer, ...]:
    is_linux = sys.platform == "linux"
    version = landlock.abi() if is_linux else 0
    return (
        Layer(
            "seccomp", "seccomp" in present, True, "which system calls a program may make",
            "Use Linux on x86_64 or aarch64 with CONFIG_SECCOMP_FILTER.",
        ),
        Layer(
            "landlock", "landlock" in present, True,
            f"which files a program may read (ABI {version})" if version else "not offered",
            "Use Linux 5.13 or newer with landlock among the active security modules "
            "(boot parameter lsm=landlock,…).",
        ),
        Layer(
            "rlimits", "rlimits" in present, True, "memory, processor time, files, cores",
            "Use Linux.",
        ),
        Layer(
            "no_new_privs", "no_new_privs" in present, True, "no program gains rights",
            "Use Linux.",
        ),
        Layer(
            "uid", "uid" in present, False, "each slot is a user of its own",
            "Only root can do that; as an ordinary user the other layers hold.",
        ),
        Layer(
            "namespaces", "namespaces" in present, False,
            "no network device, no shared objects, no mounts",
            "Allow user namespaces (sysctl user.max_user_namespaces), or start the container "
            "where unshare is permitted; the layers above hold without them.",
        ),
    )  # fmt: skip
