"""Thousands of submissions, a tenth of them hostile, leave nothing behind."""

import gc
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from judge import cgroup
from judge.report import Verdict
from judge.run import Judge
from problems.package import Limits
from tests.judge.packages import doubling

RIGHT = b"def probe(x):\n    return 2 * x\n"
HONEST = (
    (RIGHT, {Verdict.ACCEPTED}),
    (b"import numpy as np\ndef probe(x):\n    return np.add(x, x)\n", {Verdict.ACCEPTED}),
    (b"def probe(x):\n    return x\n", {Verdict.WRONG_ANSWER}),
    (b"def probe(x):\n    return x.tolist()\n", {Verdict.WRONG_ANSWER}),
    (b"def probe(x):\n    raise ValueError(len(x))\n", {Verdict.RUNTIME_ERROR}),
    (b"def probe(x:\n", {Verdict.COMPILE_ERROR}),
)
HOSTILE = (
    (b"import os\ndef probe(x):\n    os._exit(0)\n", {Verdict.RUNTIME_ERROR}),
    (b"import os\ndef probe(x):\n    os.kill(os.getpid(), 9)\n", {Verdict.RUNTIME_ERROR}),
    (b"import os\ndef probe(x):\n    os.fork()\n", {Verdict.FORBIDDEN}),
    (b"import socket\ndef probe(x):\n    socket.socket()\n", {Verdict.FORBIDDEN}),
    (b"def probe(x):\n    print('x' * (1 << 20))\n", {Verdict.OUTPUT_LIMIT}),
    (b"import ctypes\ndef probe(x):\n    ctypes.string_at(0)\n", {Verdict.RUNTIME_ERROR}),
    (b"import numpy as np\ndef probe(x):\n    return np.ones(1 << 40)\n", {Verdict.MEMORY_LIMIT}),
    (
        b"import ctypes\ndef probe(x):\n    ctypes.CDLL(None).ptrace(0, 0, 0, 0)\n",
        {Verdict.FORBIDDEN},
    ),
    (
        b"import threading, time\n"
        b"def probe(x):\n"
        b"    threading.Thread(target=time.sleep, args=(60,)).start()\n"
        b"    return 2 * x\n",
        {Verdict.ACCEPTED},
    ),
    (b"import os\ndef probe(x):\n    os.close(4)\n", {Verdict.RUNTIME_ERROR}),
)
MOST_GROWTH_KIB = 24 << 10


def test_a_mixed_load_leaves_nothing_behind() -> None:
    """The short form: 200 submissions."""
    soak(200)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_long_mixed_load_leaves_nothing_behind() -> None:
    """The long form: 5,000 submissions (`make soak`)."""
    soak(5_000)


def soak(count: int) -> None:
    """Judge `count` submissions in two slots and compare the world before and after."""
    # On a machine that does much else a second of wall time may pass without a turn.
    problem = replace(doubling(), limits=Limits(cpu_s=5.0, wall_s=30.0, memory_mib=96))
    others = set(groups())  # of judges that other tests keep
    with Judge(slots=2) as judge:

        def submit(number: int) -> None:
            kind = HOSTILE if number % 10 == 9 else HONEST
            code, verdicts = kind[(number // 10 if kind is HOSTILE else number) % len(kind)]
            report = judge.run(problem, code)
            assert report.verdict in verdicts, (code, report.headline)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(submit, range(60)))  # caches and pools fill
            before = world(judge)
            list(pool.map(submit, range(count)))
        after = world(judge)
    assert after["objects"] == before["objects"]
    assert after["temporary files"] == before["temporary files"]
    assert after["descriptors"] <= before["descriptors"] + 8  # children under way have four each
    # Two zygotes, their keepers, and in each of three slots a child made and one ending.
    assert after["processes"] <= 2 + 2 + 3 * 2
    assert after["groups"] <= len(others) + 3 * 2
    assert set(groups()) <= others  # closing removed them
    assert after["own KiB"] <= before["own KiB"] + MOST_GROWTH_KIB
    assert after["zygotes KiB"] <= before["zygotes KiB"] + MOST_GROWTH_KIB


def world(judge: Judge) -> dict[str, int]:
    """What could be left behind, counted."""
    gc.collect()
    zygotes = judge.zygote_pids()
    return {
        "descriptors": len(os.listdir("/proc/self/fd")),
        "processes": sum(1 + len(_children(pid)) for pid in zygotes),
        "objects": sum(len(f.read_text().splitlines()) for f in Path("/proc/sysvipc").iterdir()),
        "groups": len(groups()),
        "temporary files": len([n for n in os.listdir("/tmp") if "ndjudge-probe" in n]),
        "own KiB": _resident_kib(os.getpid()),
        "zygotes KiB": sum(_resident_kib(pid) for pid in zygotes),
    }


def groups() -> list[Path]:
    """The control groups of children of this process."""
    own = cgroup.own_group()
    return [] if own is None else list(own.glob(f"ndjudge-{os.getpid()}-*/slot-*"))


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _resident_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
