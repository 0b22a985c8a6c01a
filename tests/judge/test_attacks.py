"""Runs every file of `attacks/` against the real judge.

A file's header says what it is after and which verdicts it may get:

    # goal: read the list of users
    # expect: accepted | forbidden
    # machine: x86_64            (only where it holds numbers of one processor's system calls)
    # needs: uid | cgroup        (only where no other layer can stop it)

Its `probe(x)` returns the right answer, `2 * x`, when it was stopped, and an array of 666 when
what it tried worked, so that a breach shows as a wrong answer. A file `NAME.gen.py` makes the
source by its `source()`.
"""

import json
import platform
import runpy
import subprocess
import sys
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from judge.report import Report
from judge.run import Judge
from problems.package import Problem
from tests.judge.packages import make_problem

FOLDER = Path(__file__).with_name("attacks")
GROUPS = {
    *("resources", "time", "files", "network", "processes", "forging", "leaking", "source"),
    "honest",
}
FEWEST = 100


@dataclass(frozen=True)
class Attack:
    """One file: what it is after, and the verdicts that are right for it."""

    path: Path
    goal: str
    expected: frozenset[str]
    machine: str | None
    needs: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name.removesuffix('.py')}"

    def source(self) -> bytes:
        """The submission's bytes."""
        if self.path.name.endswith(".gen.py"):
            made: bytes = runpy.run_path(str(self.path))["source"]()
            return made
        return self.path.read_bytes()


def read_attack(path: Path) -> Attack:
    """Read the header of one file."""
    lines = takewhile(lambda line: line.startswith("# "), path.read_text().splitlines())
    header = dict(line.removeprefix("# ").split(": ", 1) for line in lines)
    expected, needs = (
        frozenset(header.get(key, "").replace("|", " ").split()) for key in ("expect", "needs")
    )
    return Attack(path, header["goal"], expected, header.get("machine"), needs)


ATTACKS = [read_attack(path) for path in sorted(FOLDER.rglob("*.py"))]
HERE = [attack for attack in ATTACKS if attack.machine in {None, platform.machine()}]


@pytest.fixture(scope="module")
def target() -> Problem:
    """The small package that every attack is sent to: one visible case, one hidden."""
    return make_problem(
        "probe(x: float64[n]) -> float64[n]",
        "def probe(x):\n    return 2.0 * x\n",
        'def samples():\n    yield {"x": [1.0, 2.0, 3.0]}\n'
        '\n\ndef edges():\n    yield {"x": [0.5]}\n',
        limits="[limits]\ncpu_s = 0.3\nwall_s = 1.0\nmemory_mib = 96\n",
        groups="",
        slug="target",
    )


@pytest.mark.parametrize("attack", HERE, ids=lambda attack: attack.name)
def test_attack(judge: Judge, target: Problem, attack: Attack) -> None:
    """It gets one of its verdicts, no sentinel comes back, and the next submission is judged."""
    report = judge.run(target, attack.source())

    if not attack.needs or attack.needs & set(report.sandbox.layers):
        assert report.verdict in attack.expected, f"{attack.goal}: {report.headline}"
        assert_no_breach(report)
    control = judge.run(target, b"def probe(x):\n    return x + x\n")
    assert control.verdict == "accepted", control.headline


@pytest.mark.parametrize("profile", ["ordinary", "container"])
def test_the_suite_holds_with_fewer_rights(profile: str) -> None:
    """As an ordinary user and in an unprivileged container the same files are stopped.

    The other groups depend on no right, and are left to the tests above.
    """
    groups = "files or network or processes or leaking"
    here = Path(__file__)
    pytest_here = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(here)]
    command = [sys.executable, str(here.with_name("confined.py")), profile, *pytest_here]

    found = subprocess.run([*command, "-k", groups], capture_output=True, text=True, timeout=200)

    assert found.returncode == 0, found.stdout[-3000:]


def assert_no_breach(report: Report) -> None:
    """Nothing worked that should not, and the report can be stored and served."""
    assert all("666" not in (case.answer or "") for case in report.cases)
    assert all(case.verdict != "judge_error" for case in report.cases)
    stored = json.dumps(report.to_json(), allow_nan=False, ensure_ascii=False).encode()
    assert len(stored) < 100_000
    assert b"\\u0000" not in stored


def test_the_suite_is_whole() -> None:
    """At least a hundred files in all groups, each with its goal and known verdicts."""
    verdicts = {
        *("accepted", "wrong_answer", "time_limit_exceeded", "memory_limit_exceeded"),
        *("output_limit_exceeded", "runtime_error", "compile_error", "forbidden"),
    }

    assert len(ATTACKS) >= FEWEST
    assert {attack.path.parent.name for attack in ATTACKS} == GROUPS
    assert all(attack.goal and attack.expected <= verdicts for attack in ATTACKS)
    assert all(
        attack.expected == {"accepted"} for attack in ATTACKS if attack.path.parent.name == "honest"
    )
