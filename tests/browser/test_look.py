"""What holds for every page: width, colours, weight, accounts that keep a guest's work."""

import gzip

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import NARROW, OpenPage, replace_code

READING_PAGES = (
    "/",
    "/problems",
    "/problems?q=quokka",
    "/chapters",
    "/chapters/optimizers",
    "/sign-in",
    "/sign-up",
    "/nowhere",
)
RETURNS_NOTHING = """class SGD:
    def __init__(self, *args):
        pass

    def step(self, *args):
        return None
"""
WEIGHED = ("/", "/problems", "/chapters", "/chapters/optimizers", "/problems/layer-norm")
READING_SCRIPT_BYTES = 20_000
PROBLEM_SCRIPT_BYTES = 250_000
READING_FONT_BYTES = 80_000


@pytest.mark.parametrize("path", [*READING_PAGES, "/problems/layer-norm", "/problems/bleu"])
def test_fits_a_narrow_screen(open_page: OpenPage, path: str):
    """Nothing makes a page of 320 px scroll sideways."""
    page = open_page(path, width=NARROW)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_chosen_colours_come_with_the_page(open_page: OpenPage):
    """The choice is in the page as it arrives, so that nothing flashes; a script is not needed."""
    page = open_page("/problems", java_script_enabled=False, color_scheme="light")
    light = background(page)

    page.get_by_role("button", name="Change to light").click()
    page.get_by_role("button", name="Change to dark").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert background(page) != light


def background(page: Page) -> str:
    return page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")


def test_choosing_colours_keeps_the_page(open_page: OpenPage):
    """With a script the colours change in place and the code stays in the editor."""
    page = open_page("/problems/sgd", color_scheme="dark")
    replace_code(page, "# stays\n")

    page.get_by_role("button", name="Change to light").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.get_by_role("textbox", name="Code")).to_contain_text("# stays")


def test_signing_up_keeps_a_guests_work(open_page: OpenPage):
    """What a guest solved is on the profile of the account that they make."""
    page = open_page("/problems/sgd")
    replace_code(page, RETURNS_NOTHING)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Wrong answer")).to_be_visible()

    page.goto("/sign-up?next=/profile")
    page.get_by_label("Name").fill("hypatia")
    page.get_by_label("Password").fill("conic sections")
    page.get_by_role("button", name="Make the account").click()

    expect(page.get_by_role("heading", name="hypatia")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("Wrong answer")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_pages_are_light(open_page: OpenPage, capsys: pytest.CaptureFixture[str]):
    """Reading pages stay under 20 kB of script, the problem page under 250 kB, compressed.

    Of the maths font they load the part with the usual letters and signs.
    """
    page = open_page("/nowhere")
    weights = {path: weight(page, path) for path in WEIGHED}

    with capsys.disabled():
        print()
        for path, kinds in weights.items():
            parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in kinds.items())
            print(f"  {path}: {sum(kinds.values()) / 1000:.1f} kB compressed: {parts}")
    for path, kinds in weights.items():
        is_problem = path == "/problems/layer-norm"
        most = PROBLEM_SCRIPT_BYTES if is_problem else READING_SCRIPT_BYTES
        assert kinds.get("script", 0) < most, path
        assert kinds.get("font", 0) < READING_FONT_BYTES, path


def weight(page: Page, path: str) -> dict[str, int]:
    """The compressed size of what a first visit loads, by kind; fonts are compressed already."""
    sizes: dict[str, int] = {}

    def note(request: Request) -> None:
        answer = request.response()
        assert answer is not None
        kind = request.resource_type
        body = answer.body()
        size = len(body) if kind == "font" else len(gzip.compress(body))
        sizes[kind] = sizes.get(kind, 0) + size

    page.on("requestfinished", note)
    page.goto(path, wait_until="networkidle")
    page.remove_listener("requestfinished", note)
    return sizes
