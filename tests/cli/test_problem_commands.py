"""`ndjudge problem …` as people and scripts run it: output, and exit codes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

NDJUDGE = str(Path(sys.executable).parent / "ndjudge")
ENTRY = "scale(x: float64[n], k: float) -> float64[n]"


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [NDJUDGE, "problem", *arguments], cwd=cwd, capture_output=True, text=True, timeout=120
    )


def test_list_and_show_speak_json_on_stdout():
    """What was asked for is on stdout, as text or as one JSON document."""
    listed = json.loads(run("list", "--collection", "llm", "--json").stdout)
    shown = json.loads(run("show", "layer-norm", "--json").stdout)

    assert "layer-norm" in [problem["slug"] for problem in listed["problems"]]
    assert {problem["collection"] for problem in listed["problems"]} == {"llm"}
    assert shown["entry"].startswith("layer_norm(")
    assert shown["judging_hash"].startswith("sha256:")
    for_people = run("list")
    assert "layer-norm" in for_people.stdout
    assert for_people.stderr == ""


def test_starter_can_be_saved_to_a_file():
    """`show --starter` prints nothing but the code on stdout."""
    shown = run("show", "layer-norm", "--starter")

    compile(shown.stdout, "solution.py", "exec")
    assert "def layer_norm(" in shown.stdout


def test_verify_of_a_good_problem_exits_0():
    """A library problem is clean, and the report carries cases and kills."""
    verified = run("verify", "layer-norm", "--json")

    report = json.loads(verified.stdout)
    (problem,) = report["problems"]
    assert verified.returncode == 0
    assert report["ok"]
    assert problem["cases"]["sample"] >= 2
    assert problem["kills"]["ddof-one"]["hidden"] >= 2


def test_new_then_verify_says_what_is_missing(tmp_path):
    """A fresh skeleton is no error, but it is not publishable either: exit code 1."""
    made = run("new", "scale-it", "--entry", ENTRY, cwd=tmp_path)
    verified = run("verify", "scale-it", "--level", "lint", cwd=tmp_path)

    assert made.returncode == 0
    assert "statement.md:1: write the motivation" in made.stderr
    assert verified.returncode == 1
    assert "L12" in verified.stdout
    assert "error" not in verified.stdout
    assert verified.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["show", "layer-nrm"], 'Did you mean "layer-norm"?'),
        (["verify", "layer-norm", "--level", "ful"], "one of lint, fast"),
        (["verify", "layer-norm", "--only", "S99"], 'no check "S99"'),
        (["verify"], "give --all"),
        (["new", "x", "--entry", "f(x: flot) -> int"], "column 6"),
        (["show", "broken"], "broken/problem.toml:1: "),
    ],
)
def test_wrong_usage_exits_2_with_the_remedy(tmp_path, arguments, part):
    """What the caller did wrong is said on standard error; stdout stays empty."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "problem.toml").write_text("title = [\n")

    refused = run(*arguments, cwd=tmp_path)

    assert refused.returncode == 2
    assert part in refused.stderr
    assert refused.stdout == ""


def test_new_asks_for_what_is_not_given(tmp_path):
    """On a terminal it asks, and asks again where an answer cannot be used."""
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [NDJUDGE, "problem", "new"],
        cwd=tmp_path,
        stdin=follower,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    answers = ["Row Scale", "row-scale", "scale(x: flot) -> int", ENTRY, ""]
    os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
    _, said = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)

    assert process.returncode == 0, said
    assert '"Row Scale" is not a slug' in said
    assert "column 10" in said
    assert 'title = "Row scale"' in (tmp_path / "row-scale" / "problem.toml").read_text()


def test_an_interrupted_command_never_exits_with_0():
    """Ctrl+C after the first result ends everything that runs, with 130 and no report."""
    process = subprocess.Popen(
        [NDJUDGE, "problem", "verify", "layer-norm", "flood-fill", "--again", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()

    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=60)

    assert "layer-norm" in first
    assert process.returncode == 130
    assert "flood-fill" not in rest
    assert "Traceback" not in said
