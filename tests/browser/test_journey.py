"""What a learner does, from the list of problems to the profile."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDE, OpenPage, replace_code

RIGHT = """import numpy as np

def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
"""
WRONG = RIGHT.replace("x.var(axis=1,", "x.var(axis=1, ddof=1,")
WRONG_AXIS = """import numpy as np

def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=0)
    variance = x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + eps) + beta
"""
MISTAKE = "biased variance"


def find_layer_norm(page: Page) -> None:
    page.get_by_label("Search").fill("normalisation")
    page.get_by_role("button", name="Filter").click()
    expect(page).to_have_url(re.compile(r"/problems\?q=normalisation$"))
    page.locator("a.row", has_text="Layer Normalisation").click()


def test_from_the_list_to_the_profile(open_page: OpenPage):
    """A visitor finds a problem, takes a hint, learns the mistake, mends it, and has solved it."""
    page = open_page("/")
    page.get_by_role("link", name="All problems").click()
    find_layer_norm(page)

    page.get_by_role("link", name="Hints").click()
    page.get_by_role("button", name="Open hint 1").click()
    expect(page.get_by_role("heading", name="Hint 1 of 4")).to_be_visible()
    replace_code(page, WRONG)
    page.get_by_role("button", name="Submit").click()

    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name="Wrong answer")).to_be_visible()
    expect(outcome.locator(".misconception")).to_contain_text(MISTAKE)
    expect(outcome.get_by_text("Example 1", exact=True)).to_be_visible()
    expect(outcome.locator("figure.picture svg").first).to_be_visible()

    replace_code(page, RIGHT)
    page.keyboard.press("Control+Shift+Enter")
    expect(outcome.get_by_role("heading", name="Accepted")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("Solved")

    page.get_by_role("link", name="Guest").click()
    solved = page.get_by_role("table").filter(has_text="1 solved")
    expect(solved).to_contain_text("Layer Normalisation")


def test_a_wrong_axis_is_explained_and_fixed(open_page: OpenPage):
    """The result says which axis was taken, with a picture of the error; the fix is accepted."""
    page = open_page("/problems/layer-norm")
    replace_code(page, WRONG_AXIS)
    page.keyboard.press("Control+Shift+Enter")

    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name="Wrong answer")).to_be_visible()
    expect(outcome.locator(".misconception")).to_contain_text("down each column")
    outcome.get_by_text("is about this").click()
    expect(outcome.locator(".misconception details p").first).to_be_visible()
    expect(outcome.locator("figure.picture svg").first).to_be_visible()
    outcome.get_by_text("The furthest elements in numbers").first.click()
    expect(outcome.get_by_role("columnheader", name="Expected").first).to_be_visible()

    replace_code(page, RIGHT)
    page.keyboard.press("Control+Shift+Enter")
    expect(outcome.get_by_role("heading", name="Accepted")).to_be_visible()
    expect(outcome.locator(".celebration")).to_contain_text("Solved at attempt 2!")


def test_the_path_leads_through_a_chapter(open_page: OpenPage):
    """Path, chapter, lesson, its first problem, the next one, and back to the lesson by Learn."""
    page = open_page("/chapters")
    page.get_by_role("link", name="Optimizers", exact=True).first.click()
    page.get_by_role("link", name="Momentum", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/chapters/optimizers#"))
    page.get_by_role("table").get_by_role("link", name="SGD with Weight Decay").click()

    page.get_by_role("navigation", name="Neighbours").get_by_role("link").last.click()
    expect(page.get_by_role("navigation", name="Where this is")).to_contain_text("Optimizers")
    page.get_by_role("link", name="Learn", exact=True).click()
    page.get_by_role("link", name="Read the lesson: Optimizers").click()

    expect(page.get_by_role("heading", name="Optimizers", level=1)).to_be_visible()


def test_favourites_and_lists_are_kept_beside_the_code(open_page: OpenPage):
    """Marking a problem changes the controls in place; what was typed stays in the editor."""
    page = open_page("/problems/sgd")
    replace_code(page, "# stays\n")

    page.get_by_role("button", name="Favourite").click()
    expect(page.get_by_role("button", name="Favourite", pressed=True)).to_be_focused()
    page.locator(".into-lists summary").click()
    page.get_by_label("New list").fill("Exam")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_label("Exam")).to_be_attached()

    expect(page.get_by_role("textbox", name="Code")).to_contain_text("# stays")
    page.goto("/lists")
    expect(page.get_by_role("main")).to_contain_text("Favourites")
    expect(page.get_by_role("link", name="Exam")).to_be_visible()


def test_submitting_without_a_script(open_page: OpenPage):
    """With JavaScript off, the form waits for the verdict and shows its page."""
    page = open_page("/problems/layer-norm", java_script_enabled=False)
    field = page.get_by_label("Code").bounding_box()
    assert field is not None
    assert field["width"] > WIDE / 3
    page.get_by_label("Code").fill(WRONG)

    page.get_by_role("button", name="Submit").click()

    await_verdict(page)
    expect(page.get_by_role("heading", name="Wrong answer")).to_be_visible()
    expect(page.locator(".misconception")).to_contain_text(MISTAKE)

    page.get_by_role("link", name="Open this code in the editor").click()
    expect(page.get_by_label("Code")).to_have_value(WRONG)
    page.get_by_label("Code").fill(RIGHT)
    page.get_by_role("button", name="Submit").click()

    await_verdict(page)
    expect(page.get_by_role("heading", name="Accepted")).to_be_visible()
    page.get_by_role("link", name="Guest").click()
    expect(page.get_by_role("table").first).to_contain_text("Layer Normalisation")


def await_verdict(page: Page) -> None:
    """Follow *Check again*, as a person would, while cases are being prepared."""
    for _ in range(20):
        again = page.get_by_role("link", name="Check again")
        if not again.count():
            return
        again.click()
        page.wait_for_timeout(250)


def test_a_hint_without_a_script_keeps_the_code(open_page: OpenPage):
    """The hint's button sends the code along, so that the new page has it."""
    page = open_page("/problems/layer-norm#hints", java_script_enabled=False)
    page.get_by_label("Code").fill("# half a thought\n")

    page.get_by_role("button", name="Open hint 1").click()

    expect(page.get_by_role("heading", name="Hint 1 of 4")).to_be_visible()
    expect(page.get_by_label("Code")).to_have_value("# half a thought\n")


def test_own_input_shows_the_reference(open_page: OpenPage):
    """A run on an own input compares with what the reference gives for it."""
    page = open_page("/problems/layer-norm")
    replace_code(page, RIGHT)
    page.get_by_text("Run on an input of your own").click()
    page.get_by_label("x", exact=True).fill("[[0.0, 2.0]]")
    page.get_by_label("gamma", exact=True).fill("[1.0, 1.0]")
    page.get_by_label("beta", exact=True).fill("[5.0, 5.0]")
    page.get_by_label("eps", exact=True).fill("1e-5")

    page.get_by_role("button", name="Run this input").click()

    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name="All of these cases pass")).to_be_visible()
    expect(outcome).to_contain_text("your own input")


def test_refused_input_names_the_argument(open_page: OpenPage):
    """An input of the wrong shape is refused with its name; the code stays."""
    page = open_page("/problems/layer-norm")
    replace_code(page, RIGHT)
    page.get_by_text("Run on an input of your own").click()
    page.get_by_label("x", exact=True).fill("[[0.0, 2.0, 4.0]]")
    page.get_by_label("gamma", exact=True).fill("[1.0]")

    page.get_by_role("button", name="Run this input").click()

    refusal = page.get_by_role("region", name="Result", exact=True).locator(".notice")
    expect(refusal).to_contain_text("gamma")
    expect(page.get_by_role("textbox", name="Code")).to_contain_text("def layer_norm")
