"""What a learner has on the desk: drafts of two windows, own inputs, comparisons, notes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, replace_code
from tests.browser.test_journey import RIGHT, WRONG

SGD = """class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr

    def step(self, theta, grad):
        return theta + self.lr * grad
"""


def editor(page: Page):
    return page.get_by_role("textbox", name="Code")


def outcome(page: Page):
    return page.get_by_role("region", name="Result", exact=True)


def test_two_windows_newest_wins_and_the_other_is_kept(open_page: OpenPage):
    """Two tabs that write at once lose nothing: one code stands, the other is a click away."""
    first = open_page("/problems/sgd")
    replace_code(first, "# from the first\n")
    first.get_by_role("button", name="Run", exact=True).click()
    expect(outcome(first).get_by_role("heading", name="Does not compile")).to_be_visible()
    second = first.context.new_page()
    second.goto("/problems/sgd")
    expect(editor(second)).to_contain_text("# from the first")

    second.context.set_offline(True)
    replace_code(first, "# grown in the first\n")
    replace_code(second, "# grown in the second\n")
    expect(second.get_by_role("button", name="Other version")).to_be_visible()
    second.context.set_offline(False)
    second.get_by_role("button", name="Other version").click()

    expect(editor(second)).to_contain_text("# grown in the first")
    second.get_by_role("button", name="Other version").click()
    expect(editor(second)).to_contain_text("# grown in the second")


def test_an_idle_window_follows_the_other(open_page: OpenPage):
    """What is typed in one tab appears in another where nothing was typed."""
    first = open_page("/problems/adam")
    second = first.context.new_page()
    second.goto("/problems/adam")
    expect(editor(second)).to_be_visible()

    replace_code(first, "# typed once\n")

    expect(editor(second)).to_contain_text("# typed once")


def test_a_draft_of_another_browser_is_kept_on_the_server(open_page: OpenPage):
    """A second browser of one account that knew nothing of the first does not delete its code."""
    page = open_page("/problems/sgd#hints")
    page.get_by_role("button", name="Open hint 1").click()
    expect(page.get_by_role("heading", name=re.compile("Hint 1"))).to_be_visible()
    elsewhere = {"code": "# written elsewhere\n"}
    assert page.request.put("/api/v1/problems/sgd/draft", data=elsewhere).ok

    replace_code(page, "# written here\n")

    expect(page.get_by_text("is kept under Submissions")).to_be_visible()
    page.goto("/problems/sgd#submissions")
    page.get_by_role("link", name="Open in the editor").click()
    expect(editor(page)).to_contain_text("# written elsewhere")


def test_a_draft_survives_a_crash_and_a_sign_out(open_page: OpenPage):
    """A browser that dies keeps what was typed; another visitor of it does not see it."""
    page = open_page("/sign-up?next=/problems/adam")
    page.get_by_label("Name").fill("sophie")
    page.get_by_label("Password").fill("germain primes")
    page.get_by_role("button", name="Make the account").click()
    page.route("**/draft", lambda route: route.abort())
    replace_code(page, "# before the crash\n")
    expect(page.get_by_text("the server could not be reached")).to_be_visible()
    state = page.context.storage_state()

    revived = open_page("/problems/adam", storage_state=state)
    with revived.expect_response("**/draft") as saved:
        expect(editor(revived)).to_contain_text("# before the crash")
    assert saved.value.ok
    revived.get_by_role("button", name="Sign out").click()
    revived.goto("/problems/adam")
    expect(editor(revived)).to_contain_text("class Adam")
    expect(editor(revived)).not_to_contain_text("# before the crash")

    revived.goto("/sign-in?next=/problems/adam")
    revived.get_by_label("Name").fill("sophie")
    revived.get_by_label("Password").fill("germain primes")
    revived.get_by_role("button", name="Sign in").click()
    expect(editor(revived)).to_contain_text("# before the crash")


def test_a_failing_case_becomes_the_own_input(open_page: OpenPage):
    """One click takes the case that failed into the fields; it runs and can be changed."""
    page = open_page("/problems/layer-norm")
    await_examples(page)
    replace_code(page, WRONG)
    page.get_by_role("button", name="Run", exact=True).click()
    failing = outcome(page).locator("details.case[open]").first
    expect(failing).to_contain_text("wrong values")

    failing.get_by_role("link", name="Use this case").click()

    expect(page.get_by_label("x", exact=True)).to_be_focused()
    expect(page.get_by_label("x", exact=True)).to_have_value(re.compile(r"^\[\["))
    page.get_by_role("button", name="Run this input").click()
    expect(outcome(page)).to_contain_text("your own input")
    expect(outcome(page).get_by_role("heading", name="Wrong answer")).to_be_visible()


def await_examples(page: Page) -> None:
    """Until the server, which has just started, has computed the examples."""
    for _ in range(80):
        if 'value="[[' in page.request.get("/problems/layer-norm").text():
            return
        page.wait_for_timeout(250)


def test_a_class_takes_calls_as_own_input(open_page: OpenPage):
    """For a class the own input is lines of calls; the reference answers each."""
    page = open_page("/problems/sgd")
    replace_code(page, SGD)
    page.get_by_text("Run on an input of your own").click()
    page.get_by_label("Calls").fill(
        "it = SGD(lr=0.5, weight_decay=0.0)\nit.step(theta=[1.0], grad=[2.0])"
    )

    page.get_by_role("button", name="Run this input").click()

    expect(outcome(page).get_by_role("heading", name="Wrong answer")).to_be_visible()
    page.get_by_label("Calls").fill("open('/etc/passwd')")
    page.get_by_role("button", name="Run this input").click()
    expect(outcome(page).locator(".notice")).to_contain_text("open")


def test_history_is_compared_and_restored(open_page: OpenPage):
    """Two submissions stand side by side, in the editor's view too; one is taken back."""
    page = open_page("/problems/layer-norm")
    for code, verdict in ((WRONG, "Wrong answer"), (RIGHT, "Accepted")):
        replace_code(page, code)
        page.get_by_role("button", name="Submit").click()
        expect(outcome(page).get_by_role("heading", name=verdict)).to_be_visible()
    page.get_by_role("link", name="Submissions").last.click()
    page.get_by_label("with", exact=True).select_option(index=1)

    page.get_by_role("button", name="Show side by side").click()

    expect(page.get_by_text("1 line differs.")).to_be_visible()
    expect(page.locator(".cm-mergeView .cm-changedLine").first).to_contain_text("x.var(axis=1")
    expect(page.locator("td.gone")).to_contain_text("ddof=1")
    page.get_by_role("link", name="Open the left one in the editor").click()
    expect(editor(page)).to_contain_text("ddof=1")


def test_notes_are_kept_while_they_are_typed(open_page: OpenPage):
    """A private note saves itself and is there after a reload."""
    page = open_page("/problems/sgd#notes")

    page.get_by_label("Only you see these").fill("The rate scales the gradient.")
    expect(page.locator("[data-note-state]")).to_have_text("Saved")
    page.reload()

    expect(page.get_by_label("Only you see these")).to_have_value("The rate scales the gradient.")
