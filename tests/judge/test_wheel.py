"""A wheel puts judge, library and NumPy into one folder: references stay unreadable there too."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PEEK = """
import os
import numpy

def layer_norm(x, gamma, beta, eps):
    site = os.path.dirname(os.path.dirname(numpy.__file__))
    package = site + "/problems/library/llm/transformer-architecture/layer-norm"
    for path in (package + "/reference.py", package + "/cases.py", site + "/judge/run.py"):
        try:
            open(path).close()
        except PermissionError:
            continue
        print("it could be read:", path)
    return x
"""


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_an_installed_library_cannot_be_read(tmp_path: Path) -> None:
    """From a wheel in a new environment, a submission may not open the reference."""
    _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT))
    (wheel,) = tmp_path.glob("*.whl")
    _run(sys.executable, "-m", "venv", str(tmp_path / "env"))
    python = str(tmp_path / "env" / "bin" / "python")
    constraints = str(ROOT / "constraints.txt")
    _run(python, "-m", "pip", "install", "-q", "-c", constraints, str(wheel))
    assert list(
        tmp_path.glob("env/lib/*/site-packages/problems/library/*/*/layer-norm/reference.py")
    )
    command = [str(tmp_path / "env" / "bin" / "ndjudge"), "judge", "layer-norm", "-", "--json"]

    found = subprocess.run(command, input=PEEK, capture_output=True, text=True, cwd=tmp_path)

    report = json.loads(found.stdout)
    assert report["cases"][0]["reason"] == "value", report["headline"]
    assert {case["stdout"] for case in report["cases"] if case["visible"]} == {""}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)
