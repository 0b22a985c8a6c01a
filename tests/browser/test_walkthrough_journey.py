"""A walkthrough in the browser: step by step by keyboard, on into the editor, without a script."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, replace_code

WALKTHROUGH = "/problems/layer-norm/walkthrough"
MINE = "# what I had so far\n"


def give_up(page: Page) -> None:
    page.get_by_text("Give up and open the solution").click()
    page.get_by_role("button", name="Yes, open it").click()
    expect(page.get_by_role("heading", name="Reference")).to_be_visible()


def test_the_keyboard_goes_through_it_and_on_into_the_editor(open_page: OpenPage):
    """From a draft to the walkthrough, to its third step, to the editor; the draft is kept."""
    page = open_page("/problems/layer-norm")
    replace_code(page, MINE)
    page.goto(WALKTHROUGH)
    give_up(page)
    page.get_by_role("link", name="Step by step").press("Enter")

    shown = page.locator(".step:visible")
    expect(shown).to_have_count(1)
    expect(shown.get_by_role("heading", level=2)).to_contain_text("See what comes in")
    following = page.get_by_role("button", name="Next")
    following.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(shown.get_by_role("heading", level=2)).to_contain_text("Take the level away")
    expect(page.get_by_role("status")).to_have_text("Step 3 of 5: Take the level away")
    expect(page).to_have_url(re.compile("#step-3$"))
    expect(shown.locator("ins")).to_have_text("    centred = x - mean\n", use_inner_text=False)
    page.reload()
    expect(shown.get_by_role("heading", level=2)).to_contain_text("Take the level away")

    link = shown.get_by_role("link", name="Continue in the editor")
    link.press("Enter")
    editor = page.get_by_role("textbox", name="Code")
    expect(editor).to_contain_text("centred = x - mean")
    editor.press("Control+End")
    page.keyboard.type("    # and on")
    expect(page.get_by_text("is kept under Submissions")).to_be_visible()
    expect(page).to_have_url(re.compile("/problems/layer-norm$"))
    page.reload()
    expect(editor).to_contain_text("# and on")
    page.goto("/problems/layer-norm#submissions")
    page.get_by_role("link", name="Open in the editor").first.click()
    expect(editor).to_contain_text(MINE.strip())


def test_links_and_the_slider_choose_a_step(open_page: OpenPage):
    """A link of the list, the slider, and all steps at once."""
    page = open_page("/problems/bleu/walkthrough")
    give_up(page)
    page.goto("/problems/bleu/walkthrough")
    shown = page.locator(".step:visible")

    page.get_by_role("link", name="Clip", exact=True).click()
    expect(shown.get_by_role("heading", name="Clip")).to_be_focused()
    page.get_by_role("slider", name="Step").press("End")
    expect(shown.get_by_role("heading", level=2)).to_contain_text("Put it together")
    page.get_by_role("button", name="Show all steps").click()
    expect(shown).to_have_count(7)
    page.get_by_role("button", name="Show one step").click()
    expect(shown).to_have_count(1)


def test_without_a_script_all_steps_stand_below_each_other(open_page: OpenPage):
    """Everything is there to read, and a step's code comes into the plain field."""
    page = open_page(WALKTHROUGH, java_script_enabled=False)
    give_up(page)
    page.get_by_role("link", name="Step by step").click()

    expect(page.locator(".step:visible")).to_have_count(5)
    expect(page.locator("#step-2 dd").first).to_be_visible()
    page.locator("#step-4").get_by_role("link", name="Continue in the editor").click()

    expect(page.locator("#code")).to_have_value(re.compile("variance = .*keepdims=True"))
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("Wrong answer"))).to_be_visible()
