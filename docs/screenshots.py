"""Makes the pictures of `docs/screenshots/` in both themes; with --all every page, narrow too.

Starts a server of its own on a free port with a throw-away database, does a learner's journey in
Debian's Chromium and takes a picture at each stop. Run it after a change of the look, and look:

    .venv/bin/python docs/screenshots.py
    .venv/bin/python docs/screenshots.py --all FOLDER
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

KEPT = frozenset(
    {
        *("today", "list", "path", "chapter", "lesson", "walkthrough"),
        *("wrong-answer", "explanation", "heatmap", "accepted", "profile"),
    }
)
WIDE, NARROW = 1440, 320
TARGET = Path(__file__).parent / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
RIGHT = """import numpy as np


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
"""
WRONG = RIGHT.replace("x.var(axis=1,", "x.var(axis=1, ddof=1,")
LIBRARY = Path(__file__).parents[1] / "problems" / "library"
LABELS = "component-labels"
ONE_TOO_FEW = next(LIBRARY.glob(f"*/*/{LABELS}/wrong/always_four.py"))
PLAIN_PAGES = {
    "list": "/problems",
    "list-empty": "/problems?q=quokka",
    "problem": "/problems/layer-norm",
    "drawing": "/problems/count-regions",
    "learn": "/problems/adam#learn",
    "path": "/chapters",
    "chapter": "/chapters/optimizers",
    "lesson": "/chapters/attention#animation",
    "sign-up": "/sign-up",
    "error": "/nowhere",
}

LEARNERS_PAGES = {
    "today": "/",
    "walkthrough": "/problems/layer-norm/walkthrough#step-4",
    "profile": "/profile",
    "review": "/review",
    "submissions": "/submissions",
    "compare": "/problems/layer-norm/compare?left=starter&right=draft",
    "notes": "/problems/layer-norm#notes",
    "lists": "/lists",
    "settings": "/settings",
    "report": "/problems/layer-norm/report",
}


def main(target: Path, takes_all: bool) -> None:
    """Take the pictures anew: those that the repository keeps, or all."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is missing: apt-get install -y chromium")
    target.mkdir(parents=True, exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for theme in ("light", "dark"):
            for width in (WIDE, NARROW) if takes_all else (WIDE,):
                names = None if takes_all else KEPT
                take_journey(browser, address, theme, width, target, names)
        browser.close()


@contextmanager
def serving() -> Iterator[str]:
    """A server process on a throw-away database; its address."""
    with tempfile.TemporaryDirectory() as data:
        command = [str(Path(sys.executable).with_name("ndjudge")), "serve", "--port", "0"]
        process = subprocess.Popen(
            [*command, "--data", data], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        try:
            assert process.stderr is not None
            found = (re.search(r"ndjudge is at (\S+)", line) for line in process.stderr)
            match = next((each for each in found if each), None)
            if match is None:
                sys.exit("The server did not start; run `ndjudge serve` to see why.")
            yield match.group(1)
        finally:
            process.terminate()
            process.communicate()


def take_journey(
    browser: Browser,
    address: str,
    theme: str,
    width: int,
    target: Path,
    names: frozenset[str] | None,
) -> None:
    """One learner's journey in one theme and width, with a picture at each stop in `names`."""
    viewport = {"width": width, "height": 900 if width == WIDE else 720}
    context = browser.new_context(
        base_url=address, viewport=viewport, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()

    def take(name: str) -> None:
        if names is not None and name not in names:
            return
        # Playwright would hide the caret by a style that the pages' policy refuses.
        path = target / f"{name}-{theme}-{width}.png"
        page.screenshot(path=path, caret="initial", full_page=width == NARROW)

    for name, path in PLAIN_PAGES.items():
        page.goto(path, wait_until="networkidle")
        take(name)
    page.goto("/problems/layer-norm#hints", wait_until="networkidle")
    page.get_by_role("button", name="Open hint 1").click()
    page.get_by_role("heading", name="Hint 1 of 4").wait_for()
    take("hint")
    submit(page, WRONG, "Wrong answer")
    take("wrong-answer")
    page.get_by_role("link", name="Explain my result").click()
    page.locator(".ladder").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    take("explanation")
    submit(page, ONE_TOO_FEW.read_text(), "Wrong answer", LABELS)
    page.goto(page.locator("#outcome .permalink").get_attribute("href") or "")
    page.locator("figure.picture").first.scroll_into_view_if_needed()
    page.locator("details.case[open]").first.evaluate("each => each.scrollIntoView()")
    take("heatmap")
    submit(page, RIGHT, "Accepted")
    take("accepted")
    for name, path in LEARNERS_PAGES.items():
        page.goto(path, wait_until="networkidle")
        while page.get_by_text("being computed").count():
            page.wait_for_timeout(1000)
            page.reload(wait_until="networkidle")
        take(name)
    context.close()


def submit(page: Page, code: str, verdict: str, slug: str = "layer-norm") -> None:
    """Submit `code` from the statement's tab and wait for the verdict to stand there."""
    page.goto(f"/problems/{slug}", wait_until="networkidle")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.get_by_role("button", name="Submit").click()
    page.locator("#outcome h2", has_text=verdict).wait_for()
    page.locator("button[value=submit]:enabled").wait_for()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--all", action="store_true", help="every page, narrow screens too")
    arguments = parser.parse_args()
    main(arguments.folder, arguments.all)
