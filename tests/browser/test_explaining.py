"""From a result to its explanation, and to a second opinion that is read before it is sent."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, replace_code
from tests.browser.test_journey import RIGHT, WRONG
from tests.model_server import ModelServer

PASSWORD = "nova stella 1572"


def explain(page: Page, code: str = WRONG) -> None:
    """Submit, and follow the link of the result."""
    page.goto("/problems/layer-norm")
    replace_code(page, code)
    page.keyboard.press("Control+Shift+Enter")
    page.get_by_role("link", name="Explain my result").click()
    expect(page.get_by_role("heading", name="Your result, explained")).to_be_visible()


def sign_up(page: Page, name: str) -> None:
    page.goto("/sign-up")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()


def test_a_guest_reads_what_is_certain_and_goes_on_trying(open_page: OpenPage):
    """Ladder, mistake, lesson, experiment; from there into the editor with the failing case."""
    page = open_page("/problems")
    explain(page)

    failed = page.locator(".ladder .failed")
    expect(failed).to_contain_text("its values are right")
    expect(page.get_by_role("region", name="From the lesson")).to_contain_text("biased one")
    opinion = page.get_by_role("region", name="second opinion")
    opinion.locator("summary").click()
    expect(opinion.get_by_role("link", name="Sign up")).to_be_visible()
    expect(opinion.get_by_role("button")).to_have_count(0)

    page.get_by_role("link", name="Try it in the editor").click()
    expect(page).to_have_url(re.compile(r"case=sample-1#own$"))


def test_a_learner_reads_the_text_sends_it_and_sees_the_answer(
    open_page: OpenPage, model: ModelServer
):
    """Nothing is sent before the text is open; the answer arrives, and stays after a reload."""
    page = open_page("/problems")
    sign_up(page, "kepler")
    explain(page)
    opinion = page.get_by_role("region", name="second opinion")
    send = opinion.get_by_role("button", name="Send this text")
    expect(send).to_be_hidden()
    asked_before = len(model.asked)

    opinion.locator("summary").click()
    text = opinion.get_by_label("The text that would be sent").inner_text()
    assert len(model.asked) == asked_before
    send.click()

    expect(opinion.locator(".foreign strong")).to_have_text("variance")
    expect(opinion.get_by_role("status")).to_have_text("The answer is there.")
    expect(opinion).to_contain_text("It may be wrong; what the judge says above is what counts.")
    sent = "\n".join(message["content"] for message in model.asked[-1]["messages"])
    assert " ".join(sent.split()) == " ".join(text.split())
    page.reload()
    expect(opinion.locator(".foreign strong")).to_have_text("variance")
    assert len(model.asked) == asked_before + 1


def test_an_answer_can_be_stopped_and_a_failure_is_one_sentence(
    open_page: OpenPage, model: ModelServer
):
    """Stop closes the connection to the provider; a provider's fault leaves the page as it was."""
    page = open_page("/problems")
    sign_up(page, "brahe")
    explain(page, RIGHT)
    opinion = page.get_by_role("region", name="second opinion")
    opinion.locator("summary").click()
    send = opinion.get_by_role("button", name="Send this text")
    model.mood = "held"
    try:
        send.click()
        expect(opinion.locator("[data-answer]")).to_contain_text("still")
        opinion.get_by_role("button", name="Stop").click()
        expect(opinion.get_by_role("status")).to_have_text("Stopped.")
        assert model.left.wait(20)
        model.mood = 500
        send.click()
        expect(opinion.get_by_role("status")).to_contain_text("had a fault")
        expect(page.get_by_role("heading", name="What was good")).to_be_visible()
    finally:
        model.mood = "well"
