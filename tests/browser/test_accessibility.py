"""axe finds nothing on any page, in both themes, narrow and wide; the keyboard alone will do."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage, replace_code
from tests.browser.test_journey import RIGHT, WRONG

AXE = Path(__file__).parents[2] / "app/web/assets/node_modules/axe-core/axe.min.js"
MISSING = f"{AXE} is missing. It comes with the packages of the assets: pip install -e . again."
# In dark, only what depends on colours can differ.
COLOURS = ["color-contrast", "link-in-text-block"]
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (runOnly) => {
  const found = await axe.run(document, { resultTypes: ["violations"], runOnly });
  return found.violations.map((each) =>
    `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))}`);
}"""
VISITORS_PAGES = ("/sign-in", "/sign-up", "/nowhere", "/api/docs")
OWN_PAGES = (
    "/",
    "/problems",
    "/problems?q=quokka",
    "/problems/layer-norm",
    "/problems/layer-norm#hints",
    "/problems/layer-norm#learn",
    "/problems/layer-norm#solution",
    "/problems/layer-norm#submissions",
    "/problems/layer-norm#notes",
    "/problems/layer-norm/walkthrough",
    "/problems/sgd",
    "/problems/adam/walkthrough",
    "/problems/count-regions",
    "/problems/layer-norm/report",
    "/problems/layer-norm/compare?left=starter&right=draft",
    "/chapters",
    "/chapters/optimizers",
    "/chapters/connected-components",
    "/submissions",
    "/profile",
    "/review",
    "/lists",
    "/lists/1",
    "/settings",
    "/settings/tokens",
    "/settings/account",
    "/people/tycho",
)


def faults(page: Page, path: str, dark_widths: tuple[int, ...] = (NARROW, WIDE)) -> list[str]:
    """What axe has against the page in four looks, or fewer; the page is loaded once."""
    page.goto(path)
    if page.locator("textarea#code").count():
        page.locator(".cm-content").wait_for()
    page.evaluate(AXE.read_text())
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        rules = ALL if theme == "light" else COLOURS
        for width in (NARROW, WIDE) if theme == "light" else dark_widths:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{path} {theme} {width}: {each}" for each in page.evaluate(RUN, rules)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{path} {theme} {width}: scrolls sideways")
    return found


def submit(page: Page, code: str, verdict: str) -> None:
    replace_code(page, code)
    page.get_by_role("button", name="Submit").click()
    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name=verdict)).to_be_visible()


def test_axe_finds_nothing(open_page: OpenPage, capsys: pytest.CaptureFixture[str]):
    """Every page of a visitor and of a learner with work, in four looks each."""
    assert AXE.is_file(), MISSING
    page = open_page("/nowhere")
    found = [fault for path in VISITORS_PAGES for fault in faults(page, path)]
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto("/sign-up?next=/settings")
    page.get_by_label("Name").fill("tycho")
    page.get_by_label("Password").fill("nova stella 1572")
    page.get_by_role("button", name="Make the account").click()
    page.get_by_label("Everybody may see").check()
    page.get_by_role("button", name="Save the settings").click()
    page.goto("/problems/layer-norm")
    submit(page, WRONG, "Wrong answer")
    address = page.locator("#outcome .permalink").get_attribute("href")
    assert address is not None
    found += faults(page, address)
    found += faults(page, f"{address}/explanation")
    page.goto("/problems/layer-norm")
    submit(page, RIGHT, "Accepted")
    page.get_by_role("button", name="Favourite").click()
    expect(page.get_by_role("button", name="Favourite", pressed=True)).to_be_visible()

    for path in OWN_PAGES:
        found += faults(page, path)

    looked = 4 * (len(VISITORS_PAGES) + len(OWN_PAGES) + 2)
    with capsys.disabled():
        print(f" axe: {len(found)} faults in {looked} looks", end=" ")
    assert found == [], "\n".join(found)


def test_the_keyboard_alone_solves_a_problem(open_page: OpenPage):
    """From the list through the editor to the verdict without a pointer."""
    page = open_page("/problems?q=layer+norm")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    link = page.locator("a.row", has_text="Layer Normalisation")
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/problems/layer-norm$"))

    tab_to(page, page.get_by_role("textbox", name="Code"))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(RIGHT)
    page.keyboard.press("Control+Shift+Enter")

    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name="Accepted")).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("Accepted")


def tab_to(page: Page, target) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(80):
        if target.count() and target.first.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not reach it.")


def test_a_telephone_is_enough(open_page: OpenPage):
    """At 390 px with touch one reads, types, runs and sees the verdict, all in one column."""
    page = open_page("/", width=390, has_touch=True, is_mobile=True)
    page.get_by_role("link", name="Problems", exact=True).tap()
    page.locator("a.row", has_text="Layer Normalisation").tap()
    replace_code(page, WRONG)

    page.get_by_role("button", name="Submit").tap()

    outcome = page.get_by_role("region", name="Result", exact=True)
    heading = outcome.get_by_role("heading", name="Wrong answer")
    expect(heading).to_be_visible()
    expect(heading).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
