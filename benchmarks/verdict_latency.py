"""How long a learner waits for a verdict: ten cases of layer norm.

ours             Judge.run on a warm judge, the full sandbox, cases compared and explained
bare_fork        a warm Python forks a child that does the same work, with no sandbox at all
cold_python      a new Python process imports NumPy and does the same work
cold_bubblewrap  the same in bubblewrap (all namespaces, read-only root)

Inputs go in and answers come back through pipes in all four, and are compared here.

Also the processor time of one submission, everything counted: this process, the zygote, and the
child with its making and its end, against a cold process; and where a verdict's time goes.
"""

import dataclasses
import io
import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks import timing
from judge import evaluation, visit
from judge.run import Judge
from problems.load import load_library
from problems.package import GeneratorUse, Group, Problem

CASES = 10
ANSWERED = "a" * 64

SOLUTION = b"""
import numpy as np

def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
"""

CASES_SOURCE = """
def samples():
    yield {"x": [[1.0, 2.0, 3.0, 4.0]], "gamma": [1.0] * 4, "beta": [0.0] * 4, "eps": 1e-5}

def edges():
    yield {"x": [[5.0]], "gamma": [2.0], "beta": [1.0], "eps": 1e-5}

def normal(rng):
    n, d = 6, 16
    return {"x": rng.normal(size=(n, d)), "gamma": rng.normal(size=d),
            "beta": rng.normal(size=d), "eps": 1e-5}
"""

# Reads inputs from stdin, runs the solution, writes the answers to stdout.
WORK = """
import io, sys
import numpy as np
def work(data, solution):
    inputs = np.load(io.BytesIO(data))
    space = {}
    exec(compile(solution, "<solution>", "exec"), space)
    answers = {}
    for i in range(len(inputs.files) // 3):
        answers[f"y{i}"] = space["layer_norm"](
            inputs[f"x{i}"], inputs[f"g{i}"], inputs[f"b{i}"], 1e-5)
    out = io.BytesIO()
    np.savez(out, **answers)
    return out.getvalue()
"""
COLD = WORK + f"sys.stdout.buffer.write(work(sys.stdin.buffer.read(), {SOLUTION!r}))"
FORKER = (
    WORK
    + f"""
import gc, os, socket
control = socket.socket(fileno=int(sys.argv[1]))
work(open(sys.argv[2], "rb").read(), {SOLUTION!r})
gc.freeze()
def receive(count):
    data = b""
    while len(data) < count:
        data += control.recv(count - len(data))
    return data
while True:
    head = control.recv(8)
    if not head:
        break
    data = receive(int.from_bytes(head, "little"))
    pid = os.fork()
    if pid == 0:
        answer = work(data, {SOLUTION!r})
        control.sendall(len(answer).to_bytes(8, "little") + answer)
        os._exit(0)
    os.waitpid(pid, 0)
"""
)


def main() -> None:
    wanted = timing.options("The wait for a verdict, against cold processes and a bare fork.")
    problem = ten_cases()
    with Judge(1) as judge:
        judge.prepare(problem)
        inputs, expected = plain_inputs(judge, problem)
        subjects: dict[str, Callable[[], object]] = {
            "ours": lambda: _require_accepted(judge, problem),
            "bare_fork": bare_fork(inputs, expected),
            "cold_python": lambda: cold([], inputs, expected),
        }
        bubblewrap = shutil.which("bwrap") or install_bubblewrap()
        if bubblewrap:
            prefix = bubblewrap_prefix(bubblewrap)
            subjects["cold_bubblewrap"] = lambda: cold(prefix, inputs, expected)
        rounds = 20 if wanted.quick else 100
        # The pause lets the next child be forked ahead, as between any two submissions.
        middle = timing.medians(timing.interleave(subjects, rounds, pause_s=0.03))
        costs = processor_ms(judge, problem, inputs, expected, rounds)
        middle |= costs | steps_ms(judge, problem, rounds)
    ratios = {"cold_python_over_ours": middle["cold_python"] / middle["ours"]}
    if "cold_bubblewrap" in middle:
        ratios["cold_bubblewrap_over_ours"] = middle["cold_bubblewrap"] / middle["ours"]
    ratios["ours_over_bare_fork"] = middle["ours"] / middle["bare_fork"]
    ratios["cold_cpu_over_ours"] = costs["cpu_cold"] / costs["cpu_ours"]
    timing.publish("verdict_latency", middle, ratios, wanted.json)


def processor_ms(
    judge: Judge, problem: Problem, inputs: bytes, expected: list[np.ndarray], rounds: int
) -> dict[str, float]:
    """Milliseconds of processor time a submission, ours by part, and a cold process's."""
    zygote = judge.zygote_pids()[0]
    own, forks = time.process_time(), _cpu_s(zygote)
    for _ in range(rounds):
        _require_accepted(judge, problem)
        time.sleep(0.01)
    time.sleep(0.2)  # the last child is reaped in the background
    own_ms = (time.process_time() - own) / rounds * 1e3
    zygote_ms, child_ms = (
        (b - a) / rounds * 1e3 for a, b in zip(forks, _cpu_s(zygote), strict=True)
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(10):
        cold([], inputs, expected)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cold_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "cpu_ours": own_ms + zygote_ms + child_ms,
        "cpu_ours_judge": own_ms,
        "cpu_ours_zygote": zygote_ms,
        "cpu_ours_child": child_ms,
        "cpu_cold": cold_s / 10 * 1e3,
    }


def _cpu_s(pid: int) -> tuple[float, float]:
    """Processor seconds of a process, and of its children that it has reaped."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = os.sysconf("SC_CLK_TCK")
    user, system, child_user, child_system = (int(field) / ticks for field in fields[11:15])
    return user + system, child_user + child_system


def steps_ms(judge: Judge, problem: Problem, rounds: int) -> dict[str, float]:
    """Where the time of one verdict goes: medians of the steps, taken by wrapping them."""
    took: dict[str, list[float]] = {}
    wrapped = [
        _timed(took, "step_load", visit.Visit, "load"),
        _timed(took, "step_case", visit.Visit, "judge"),
        _timed(took, "step_leave", visit.Visit, "leave"),
        _timed(took, "step_report", evaluation, "report"),
    ]
    for _ in range(rounds):
        time.sleep(0.02)
        _require_accepted(judge, problem)
    for restore in wrapped:
        restore()
    return timing.medians(took)


def _timed(
    took: dict[str, list[float]], label: str, owner: object, name: str
) -> Callable[[], None]:
    """Time every call of `owner.name`; returns what puts the original back."""
    original = getattr(owner, name)

    def timed(*args: object, **kwargs: object) -> object:
        began = time.perf_counter()
        try:
            return original(*args, **kwargs)
        finally:
            took.setdefault(label, []).append((time.perf_counter() - began) * 1e3)

    setattr(owner, name, timed)
    return lambda: setattr(owner, name, original)


def ten_cases() -> Problem:
    """Layer norm with ten small cases instead of its own."""
    groups = (Group("hidden", (GeneratorUse("normal", CASES - 2),)),)
    found = load_library().problems["layer-norm"]
    return dataclasses.replace(
        found, cases_source=CASES_SOURCE, groups=groups, misconceptions=(), judging_hash=ANSWERED
    )


def plain_inputs(judge: Judge, problem: Problem) -> tuple[bytes, list[np.ndarray]]:
    """The same ten cases as one .npz, and what is expected of each."""
    from problems.cases import PUBLIC_SALT

    cases = judge.case_set(problem, PUBLIC_SALT).cases
    arrays = {}
    for number, case in enumerate(cases):
        arguments = case.calls[0].args
        for letter, name in (("x", "x"), ("g", "gamma"), ("b", "beta")):
            arrays[f"{letter}{number}"] = arguments[name]
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue(), [case.expected[0] for case in cases]


def cold(prefix: list[str], inputs: bytes, expected: list[np.ndarray]) -> None:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [*prefix, sys.executable, "-c", COLD]
    done = subprocess.run(command, input=inputs, capture_output=True, env=environment, check=True)
    _compare(done.stdout, expected)


def bare_fork(inputs: bytes, expected: list[np.ndarray]) -> Callable[[], None]:
    """A warm process of its own that forks on demand; returns what is timed."""
    ours, theirs = socket.socketpair()
    warm_up = Path(os.environ.get("TMPDIR", "/tmp")) / f"ndjudge-bench-{os.getpid()}.npz"
    warm_up.write_bytes(inputs)
    subprocess.Popen(
        [sys.executable, "-c", FORKER, str(theirs.fileno()), str(warm_up)],
        pass_fds=[theirs.fileno()],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    theirs.close()

    def once() -> None:
        ours.sendall(len(inputs).to_bytes(8, "little") + inputs)
        length = int.from_bytes(_receive(ours, 8), "little")
        _compare(_receive(ours, length), expected)

    once()
    warm_up.unlink()
    return once


def bubblewrap_prefix(program: str) -> list[str]:
    return [program, "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--dev", "/dev"]


def install_bubblewrap() -> str | None:
    """Try to get bubblewrap from Debian; None where that is not possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    subprocess.run(["apt-get", "install", "-y", "-qq", "bubblewrap"], capture_output=True)
    return shutil.which("bwrap")


def _receive(stream: socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        data += stream.recv(count - len(data))
    return bytes(data)


def _compare(answer: bytes, expected: list[np.ndarray]) -> None:
    found = np.load(io.BytesIO(answer))
    for number, due in enumerate(expected):
        if not np.allclose(found[f"y{number}"], due, rtol=1e-7, atol=1e-9):
            raise SystemExit(f"case {number} is wrong: this would compare different work")


def _require_accepted(judge: Judge, problem: Problem) -> None:
    report = judge.run(problem, SOLUTION)
    if report.verdict != "accepted":
        raise SystemExit(f"ours answered {report.verdict}: {report.headline}")


if __name__ == "__main__":
    main()
