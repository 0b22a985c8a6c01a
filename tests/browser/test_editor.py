"""The editor over the text field: what it keeps, how one leaves it, what happens without it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, replace_code


def editor(page: Page):
    return page.get_by_role("textbox", name="Code")


def test_a_visitors_draft_survives_a_reload(open_page: OpenPage):
    """What a visitor typed is kept in the browser and stands in the editor again."""
    page = open_page("/problems/sgd")
    replace_code(page, "# mine\n")
    expect(page.get_by_text("Saved in this browser")).to_be_visible()

    page.reload()

    expect(editor(page)).to_contain_text("# mine")


def test_a_users_draft_is_kept_on_the_server(open_page: OpenPage):
    """Once the server knows the browser, drafts reach it: the page brings them without a script."""
    page = open_page("/problems/sgd#hints")
    page.get_by_role("button", name="Open hint 1").click()
    expect(page.get_by_role("button", name="Open hint 2")).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/problems/sgd/draft")) as saved:
        replace_code(page, "# kept there\n")
    assert saved.value.ok

    plain = page.request.get("/problems/sgd").text()

    assert "# kept there" in plain


def test_leaving_the_editor_by_keyboard(open_page: OpenPage):
    """Tab indents; Esc, then Tab goes on to the next control."""
    page = open_page("/problems/sgd")
    replace_code(page, "x")

    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    expect(editor(page)).to_be_focused()
    expect(editor(page)).to_contain_text("    x")

    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_focused()


def test_plain_text_field_is_remembered(open_page: OpenPage):
    """Who prefers the plain field keeps it on the next page, with the code in it."""
    page = open_page("/problems/sgd")
    replace_code(page, "# plain\n")

    page.get_by_role("button", name="Plain text field").click()
    expect(page.locator("textarea#code")).to_have_value("# plain\n")
    page.goto("/problems/adam")

    expect(page.locator("textarea#code")).to_be_visible()
    expect(page.get_by_role("button", name="Code editor")).to_be_visible()


def test_without_the_bundle_the_field_does(open_page: OpenPage):
    """An editor that cannot be loaded leaves a text field that runs code."""
    page = open_page("/problems")
    page.route("**/built/editor.js", lambda route: route.abort())
    page.goto("/problems/sgd")
    field = page.locator("textarea#code")
    expect(page.get_by_role("button", name="Plain text field")).to_be_hidden()

    field.fill("def wrong_name():\n    pass\n")
    page.keyboard.press("Control+Enter")

    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name="Does not compile")).to_be_visible()


def test_reset_asks_and_can_be_undone(open_page: OpenPage):
    """The starter code comes back on request, and so does what it replaced."""
    page = open_page("/problems/sgd")
    page.on("dialog", lambda dialog: dialog.accept())
    replace_code(page, "# my work\n")

    page.get_by_role("button", name="Reset").click()
    expect(editor(page)).to_contain_text("class SGD")
    page.get_by_role("button", name="Undo the reset").click()

    expect(editor(page)).to_contain_text("# my work")


def test_the_splitter_moves_by_keyboard(open_page: OpenPage):
    """The bar between the panes takes arrow keys, and its place is remembered."""
    page = open_page("/problems/sgd")
    bar = page.get_by_role("separator", name="Width of the statement")
    before = page.locator(".reading").bounding_box()

    bar.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.reload()

    after = page.locator(".reading").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"] + 50
