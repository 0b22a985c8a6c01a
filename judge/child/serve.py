"""The life of a child, from the fork to its end.

Theory of operation. `start` is called right after the fork with three descriptors: requests (in),
answers (out) and prints (out). It locks the process, says READY, and waits: nothing foreign has
been near it. Then, each as one frame (see `judge.codec`):

    JOB    source, entry names, limits         ->  LOADED  what went wrong, or nothing
    CASE   the calls of one case               ->  ANSWER  the values, or an exception

The first case comes with the source; each other one arrives only after the last was answered.
This process never sees an expected value. All it says may be forged by the code it runs; the
supervisor trusts none of it: times, memory and exits are measured outside.

A failure before READY ends the process with LOCK_FAILED, and no code has run; a failure between
cases, when foreign code broke the channel, ends it with CHANNEL_LOST.
"""

import fcntl
import os
import random
import signal
import sys
import types
import warnings
from io import FileIO, TextIOWrapper
from typing import NoReturn

import numpy as np

from judge import codec
from judge.child import calling, channel, loading
from judge.sandbox import limits, lock

LOCK_FAILED = 97
CHANNEL_LOST = 98
_HIGH = 100


def start(prepared: lock.Prepared, user: int, parent: int, descriptors: list[int]) -> NoReturn:
    """Lock this process and serve one job as `user`, where there is a choice; never returns."""
    try:
        ruleset = prepared.ruleset.descriptor if prepared.ruleset else descriptors[0]
        _take_descriptors([*descriptors, ruleset])
        _forget_the_zygote()
        mapped = lock.enter(prepared, channel.RULESET, user, parent)
        rehearse()
        channel.send(codec.READY, 0, None)
    except BaseException as error:  # nothing foreign may run in a half-locked process
        os.write(2, f"{type(error).__name__}: {error}".encode()[:500])
        os._exit(LOCK_FAILED)
    try:
        _serve(mapped if prepared.has_limits else None)
    except BaseException:  # it closed a descriptor of ours, or left a signal handler that raises
        os._exit(CHANNEL_LOST)
    os._exit(0)


def _take_descriptors(descriptors: list[int]) -> None:
    """Put ours at 0 to 5 and close all others."""
    nothing = os.open("/dev/null", os.O_RDONLY)
    moved = [fcntl.fcntl(d, fcntl.F_DUPFD, _HIGH) for d in (nothing, *descriptors)]
    nothing, requests, answers, prints, ruleset = moved
    for source, target in (
        (nothing, 0),
        (prints, 1),
        (prints, 2),
        (requests, channel.REQUESTS),
        (answers, channel.ANSWERS),
        (ruleset, channel.RULESET),
    ):
        os.dup2(source, target)
    os.closerange(channel.RULESET + 1, _HIGH + 1000)


def _forget_the_zygote() -> None:
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()
    np.random.seed(int.from_bytes(os.urandom(4), "little"))


def prepare() -> None:
    """Once in the zygote: what its children find as their own and it needs for nothing.

    The streams are bound to numbers of descriptors, at which each child puts its own.
    """
    os.chdir("/")
    os.umask(0o077)
    for number in (signal.SIGPIPE, signal.SIGTERM, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    sys.argv[:] = [loading.SOLUTION]
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115  lives as long as the process
    sys.stdout = TextIOWrapper(
        FileIO(1, "w"), "utf-8", errors="backslashreplace", line_buffering=True
    )
    sys.stderr = sys.stdout


_REHEARSAL = """
import numpy as np
from collections import Counter

def rehearse(x, row, grid, number):
    y = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + number)
    y = np.where(y > 0, y @ y.T @ y, y).astype(float) * row + np.exp(-row).sum()
    z = np.zeros(x.shape, dtype=int)
    z[1:, :2] = np.arange(2)[None, :]
    counts = Counter(int(value) for value in z.reshape(-1).tolist())
    order = np.argsort(y, axis=-1)[:, ::-1].copy()
    return np.concatenate([y, order.max(axis=0, keepdims=True)]), grid, counts
"""


def rehearse(times: int = 1) -> None:
    """Do what a job does, from the frames that arrive to the answer that would be sent.

    The zygote does it often, so that the interpreter has specialised the code that children run;
    each child does it once, so that the pages it writes are copied before anyone waits.
    """
    case = codec.Encoder()
    case.add("rehearse - x row grid number")
    for value in (np.eye(4, 6), np.arange(6.0), [[1, 2], [3, 4]], 1e-5):
        case.add(value)
    payload = b"".join(case.parts())
    job = codec.encode(
        {
            "source": _REHEARSAL,
            "names": ["rehearse"],
            "class_name": None,
            "forbidden": [],
            "arity": {"rehearse": ["x", "row", "grid", "number"]},
            "memory_bytes": 1 << 30,
            "cpu_s": 1,
            "max_answer_bytes": 1 << 20,
            "collect": False,
        }
    )
    for _ in range(times):
        asked = loading.Job(**codec.decode(channel.rehearse(codec.JOB, job)))
        module = types.ModuleType("solution")
        # Loading lets warnings show; the zygote goes on with its own filters.
        with warnings.catch_warnings():
            loading.load(asked, module)
        calling.flush_prints()
        answer = calling.answer(asked, module, channel.rehearse(codec.CASE, payload))
        b"".join(channel.frame(codec.ANSWER, 0, answer))
        sys.modules.pop("solution", None)


def _serve(mapped: int | None) -> None:
    frame = channel.receive()
    if frame is None:
        return
    job = loading.Job(**codec.decode(frame[2]))
    if mapped is not None:
        limits.lower(mapped, limits.Bounds(job.memory_bytes, job.cpu_s))
    module = types.ModuleType("solution")
    failure = loading.load(job, module)
    calling.flush_prints()
    channel.send(codec.LOADED, 0, failure)
    if failure is not None:
        return
    while (frame := channel.receive()) is not None:
        _, index, payload = frame
        answer = calling.answer(job, module, payload)
        channel.send_parts(codec.ANSWER, index, answer)
        del frame, payload, answer  # the next input may be as large
