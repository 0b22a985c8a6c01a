"""The judge works, and its probes are blocked, with the rights that other hosts give it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CONFINED = Path(__file__).with_name("confined.py")
NDJUDGE = [sys.executable, "-c", "from app.cli.main import main; main()"]
SOLUTION = """
import numpy as np

def layer_norm(x, gamma, beta, eps):
    centred = x - x.mean(axis=1, keepdims=True)
    return gamma * centred / np.sqrt(x.var(axis=1, keepdims=True) + eps) + beta
"""


@pytest.mark.parametrize(
    ("profile", "least_level"),
    [("ordinary", 1), ("container", 1)],
)
def test_every_probe_is_blocked_with_fewer_rights(profile: str, least_level: int) -> None:
    """As a user without capabilities, and inside an unprivileged container, nothing gets out."""
    found = _ndjudge(profile, "doctor", "--json")

    sandbox = json.loads(found.stdout)["sandbox"]

    assert sandbox["safe"], sandbox
    assert sandbox["level"] >= least_level
    assert [probe["name"] for probe in sandbox["probes"] if not probe["is_blocked"]] == []
    present = {layer["name"] for layer in sandbox["layers"] if layer["is_present"]}
    assert {"seccomp", "landlock", "rlimits", "no_new_privs"} <= present
    assert "uid" not in present


def test_a_container_lowers_the_level_and_says_so() -> None:
    """Where namespaces are refused the report names the layers that are left."""
    found = _ndjudge("container", "judge", "layer-norm", "-", "--json", text=SOLUTION)

    report = json.loads(found.stdout)

    assert report["verdict"] == "accepted"
    assert report["sandbox"]["level"] == 1
    assert "namespaces" not in report["sandbox"]["layers"]


def test_an_ordinary_user_judges() -> None:
    """Without any right beyond an ordinary user's a solution gets its verdict."""
    found = _ndjudge("ordinary", "judge", "layer-norm", "-", "--json", text=SOLUTION)

    assert json.loads(found.stdout)["verdict"] == "accepted"
    assert found.returncode == 0


def _ndjudge(
    profile: str, *arguments: str, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CONFINED), profile, *NDJUDGE, *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120)
