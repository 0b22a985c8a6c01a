"""A new author's path: from `problem new` to a learner who solves it, on a server that runs on."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, replace_code
from tests.docs.guide import PACKAGE, Command, steps, write_files

NDJUDGE = Path(sys.executable).with_name("ndjudge")
MISTAKE = "Two hundred large factors overflow"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Where the author writes."""
    return tmp_path


@pytest.fixture
def author(work: Path):
    """Runs `ndjudge problem …` there; the exit code and the JSON that it printed."""

    def run(*words: str) -> tuple[int, dict]:
        done = subprocess.run(
            [NDJUDGE, "problem", *words, "--json"], cwd=work, capture_output=True, text=True
        )
        assert done.stdout, done.stderr
        return done.returncode, json.loads(done.stdout)

    return run


@pytest.fixture
def preview(work: Path) -> Iterator:
    """Starts `problem preview --watch`: the address of the page."""
    started: list[subprocess.Popen] = []

    def start() -> str:
        command = [NDJUDGE, "problem", "preview", PACKAGE, "--watch"]
        process = subprocess.Popen(command, cwd=work, stderr=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stderr is not None
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found is not None
        return found[0]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


def test_from_a_new_folder_to_a_solved_problem(
    open_page: OpenPage, served_data: Path, work: Path, author, preview
):
    """new, fill in, verify, preview with a save, publish; then a learner solves it."""
    new = next(step for step in steps() if isinstance(step, Command) and "new" in step.words)
    _, made = author(*new.words[2:])
    before, _ = author("verify", PACKAGE, "--level", "lint")
    for file in (work / PACKAGE / "wrong").iterdir():
        file.unlink()
    write_files(work)
    after, _ = author("verify", PACKAGE)
    assert made["todo"]
    assert (before, after) == (1, 0)

    page = open_page()
    # The page loads itself again as soon as the package has been read.
    page.goto(preview(), wait_until="commit")
    expect(page.get_by_role("heading", name="Weighted geometric mean")).to_be_visible()
    panel = page.get_by_role("complementary", name="Preview")
    expect(panel).to_contain_text(MISTAKE)
    expect(panel).to_contain_text("nothing found by lint")
    statement = work / PACKAGE / "statement.md"
    statement.write_text(statement.read_text().replace("Growth rates", "Rates of growth"))
    expect(page.get_by_text("Rates of growth multiply")).to_be_visible()

    place = ("--chapter", "foundations/numerical-stability", "--data", str(served_data))
    _, planned = author("publish", PACKAGE, *place)
    missing = open_page(f"/problems/{PACKAGE}")
    expect(missing.get_by_text("no problem")).to_be_visible()
    author("publish", "--apply", planned["plan"], "--data", str(served_data))

    learner = open_page(f"/problems/{PACKAGE}")
    outcome = learner.get_by_role("region", name="Result", exact=True)
    replace_code(learner, (work / PACKAGE / "wrong" / "product_first.py").read_text())
    learner.get_by_role("button", name="Submit").click()
    expect(outcome.locator(".misconception")).to_contain_text(MISTAKE)
    replace_code(learner, (work / PACKAGE / "solutions" / "second_way.py").read_text())
    learner.get_by_role("button", name="Submit").click()
    expect(outcome.get_by_role("heading", name="Accepted")).to_be_visible()
