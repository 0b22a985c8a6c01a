"""Small hostile programs that try one thing each; the sandbox must refuse them all.

A probe answers "blocked" when it was refused and something else when its primitive worked, so
that a breach cannot look like success. They do no harm where they work: `judge.proof` also runs
them with layers switched off, to show which layer stops what.
"""

import platform
import signal
from dataclasses import dataclass

from judge import codec, supervisor
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import Stop, Stopped

_BLOCKED = "blocked"
_HEAD = """
import ctypes, os, socket
import numpy as np
libc = ctypes.CDLL(None, use_errno=True)
PARENT = os.getppid() or 1  # 0 where the parent is outside this process namespace

def call(*arguments):
    result = libc.syscall(*map(ctypes.c_long, arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return result

def make_file():
    # Without a name, so that nothing is left behind; in a folder that everybody may write to.
    folders = ("/tmp", "/var/tmp", "/dev/shm")
    folder = next((f for f in folders if os.stat(f).st_mode & 0o002), "/tmp")
    return os.open(folder, os.O_TMPFILE | os.O_WRONLY)

def write_file():
    return os.write(make_file(), b"x")

def fork():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return os.waitpid(pid, 0)

def connect():
    with socket.socket() as one:
        one.settimeout(1.0)
        try:
            one.connect(("127.0.0.1", 9))
        except ConnectionRefusedError:
            return "reached the loopback device"

def send_datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        return one.sendto(b"x", ("127.0.0.1", 9))

def make_shared_memory():
    made = libc.shmget(0, 4096, 0o1600)
    if made < 0:
        raise OSError(ctypes.get_errno(), "refused")
    libc.shmctl(made, 0, None)
    return made

def open_many():
    opened = []
    try:
        for _ in range(200):
            opened.append(os.dup(0))
        return len(opened)
    finally:
        for each in opened:
            os.close(each)

def allocate():
    return np.ones(1 << 27).sum()

def attempt(action):
    try:
        return f"it worked: {action()!r}"[:200]
    except (OSError, MemoryError, EOFError):
        return "blocked"
"""
PROBES = {
    "read /etc/passwd": "open('/etc/passwd').read()[:20]",
    "read a file of root": "open('/etc/shadow').read()[:4]",
    "list the home folder": "os.listdir(os.path.expanduser('~root'))[:3]",
    "make a temporary file": "make_file()",
    "write to a file": "write_file()",
    "open a socket": "socket.socket().close()",
    "connect to this host": "connect()",
    "send a datagram": "send_datagram()",
    "start a process": "fork()",
    "run a program": "os.execv('/bin/true', ['true'])",
    "signal the parent": "os.kill(PARENT, 0)",
    "trace the parent": "call({ptrace}, 16, PARENT, 0, 0)",
    "read the parent's memory": "open(f'/proc/{{PARENT}}/mem', 'rb').close()",
    "change the parent's limits": "call({prlimit64}, PARENT, 7, 0, 0)",
    "make shared memory": "make_shared_memory()",
    "use io_uring": "call(425, 1, ctypes.addressof(ctypes.create_string_buffer(120)))",
    "add a key": "call({add_key}, *map(ctypes.addressof, (KIND, NAME, NAME)), 1, -2)",
    "make a namespace": "call({unshare}, 0x10000000)",
    "open 200 descriptors": "open_many()",
    "allocate a gibibyte": "allocate()",
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
class ProbeResult:
    """What came of one probe."""

    name: str
    is_blocked: bool
    detail: str


def run(lane: Lane, name: str) -> ProbeResult:
    """Run one probe in a child of `lane`."""
    numbers = _NUMBERS.get(platform.machine(), _NUMBERS["x86_64"])
    action = PROBES[name].format(**numbers)
    names = 'KIND, NAME = (ctypes.create_string_buffer(x) for x in (b"user", b"ndjudge-probe"))'
    source = f"{_HEAD}\n{names}\ndef probe():\n    return attempt(lambda: {action})\n"
    encoder = codec.Encoder()
    encoder.add("probe -")
    case = Case(tuple(memoryview(bytes(part)) for part in encoder.parts()), 1, 5.0, 10.0)
    execution = supervisor.execute(lane, Job(source, ("probe",), {}, None), [case], _BUDGET)
    if execution.failure is not None:
        why = execution.failure.raised or execution.failure
        return ProbeResult(name, False, f"the probe itself failed: {why}")
    outcome = execution.outcomes[0]
    if outcome.stopped is not None and outcome.stopped.why is Stop.SYSCALL:
        return ProbeResult(name, True, "ended by seccomp")
    if outcome.stopped == Stopped(Stop.SIGNAL, signal.SIGXFSZ):
        return ProbeResult(name, True, "ended by the limit on file sizes")
    said = outcome.values[0] if outcome.values else str(outcome.raised or outcome.stopped)
    return ProbeResult(name, said == _BLOCKED, "refused" if said == _BLOCKED else str(said))
