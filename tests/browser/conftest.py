"""A real `ndjudge serve` and Debian's Chromium, driven through Playwright without a download."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.model_server import ModelServer, serving_model

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "Chromium is missing, so nothing that a browser does was tested. Install it with\n"
    "    apt-get update && apt-get install -y chromium\n"
    "(as root or with sudo) and run this again."
)
WIDE, NARROW = 1440, 320
# How long an expectation may take to come true; a busy machine makes a site's first cases late.
WAIT_MS = 60_000
expect.set_options(timeout=WAIT_MS)
# A wide editor cannot be typed over without Chromium asking for a style attribute that the
# policy refuses; the editor draws the line again a moment later.
HARMLESS = re.compile(r"Applying inline style violates")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder; what fails once on a busy machine is tried again."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def served_data(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of the server."""
    data = tmp_path_factory.mktemp("served")
    shutil.copy(migrated_file, data / "ndjudge.sqlite3")
    return data


@pytest.fixture(scope="session")
def model() -> Iterator[ModelServer]:
    """A language model that the server may ask."""
    with serving_model() as started:
        yield started


@pytest.fixture(scope="session")
def server(served_data: Path, model: ModelServer) -> Iterator[str]:
    """The address of a server process with one judging slot and the whole library."""
    command = [Path(sys.executable).with_name("ndjudge"), "serve", "--port", "0", "--slots", "1"]
    # Every test is a new visitor from one address.
    limits = {"NDJUDGE_LIMITS__GUESTS_PER_HOUR": "1000"}
    asks = {
        "NDJUDGE_AI_URL": model.url,
        "NDJUDGE_AI_MODEL": "small-model",
        "NDJUDGE_AI_OPINIONS": "on",
    }
    process = subprocess.Popen(
        [*command, "--data", served_data],
        env=os.environ | limits | asks,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    printed: list[str] = []
    for line in process.stderr:
        printed.append(line)
        found = re.search(r"ndjudge is at (http://\S+)", line)
        if found:
            break
    else:
        pytest.fail("The server did not start:\n" + "".join(printed))
    # Read on, or the process stops once the pipe is full of log lines.
    reader = threading.Thread(target=process.stderr.read)
    reader.start()
    yield found.group(1)
    process.terminate()
    process.wait(timeout=60)
    reader.join()
    process.stderr.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a file; each test has a profile of its own in it.

    While Playwright lives, its event loop counts as running: tests of other folders that follow
    in this process could start none.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, server: str) -> Iterator[OpenPage]:
    """Opens a page in a fresh profile; the test fails if any of them reports an error.

    Options are those of Playwright's `new_context`, and `width` in pixels.
    """
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # A refused request is what some tests ask for; they look at its answer themselves.
        is_expected = HARMLESS.search(message.text) or "Failed to load resource" in message.text
        if message.type == "error" and not is_expected:
            complaints.append(message.text)

    contexts = []

    def open_one(path: str = "/problems", width: int = WIDE, **options: object) -> Page:
        viewport = {"width": width, "height": 900}
        context = chromium.new_context(base_url=server, viewport=viewport, **options)
        contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def replace_code(page: Page, code: str) -> None:
    """Type `code` over everything that is in the editor."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
