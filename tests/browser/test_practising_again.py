"""The review in a real browser: a mistake comes back on a later day, and is practised again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from app.bus import Bus
from app.db.engine import Database
from app.settings import Settings
from app.web.main import create_app
from app.worker import Worker
from judge.run import Judge
from tests.browser.conftest import OpenPage, replace_code
from tests.browser.test_journey import RIGHT, WRONG
from tests.web.conftest import serve


@pytest.fixture
def app(settings: Settings, stocked: Database, bus: Bus) -> Iterator[FastAPI]:
    """A site with a judge, whose clock the test holds."""
    made = create_app(settings, stocked, bus)
    with Judge(slots=1) as judge:
        worker = Worker(settings, stocked, bus, judge, slots=1, metrics=made.state.metrics)
        worker.start()
        yield made
        worker.stop()


@pytest.fixture
def server(app: FastAPI) -> Iterator[str]:
    """Its address, in place of the server that other tests share."""
    address, stop = serve(app)
    yield address
    stop()


def submit(page: Page, code: str, verdict: str) -> None:
    replace_code(page, code)
    page.get_by_role("button", name="Submit").click()
    outcome = page.get_by_role("region", name="Result", exact=True)
    expect(outcome.get_by_role("heading", name=verdict)).to_be_visible()


def test_a_mistake_comes_back_and_is_practised_from_the_starter(open_page: OpenPage, app: FastAPI):
    """Met, solved, due a day later with the reason; solved anew without losing the old code."""
    page = open_page("/review")
    expect(page.get_by_text("No account is needed")).to_be_visible()
    page.goto("/problems/layer-norm")
    submit(page, WRONG, "Wrong answer")
    submit(page, RIGHT, "Accepted")
    expect(page.locator("#outcome").get_by_text("comes back tomorrow")).to_be_visible()

    app.state.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    page.goto("/")
    page.get_by_role("link", name="See why, and practise it").click()
    expect(page.get_by_text("due today")).to_be_visible()
    page.get_by_role("link", name="Practise").click()

    editor = page.get_by_role("textbox", name="Code")
    expect(editor).not_to_contain_text("x.var")
    replace_code(page, RIGHT + "# again\n")
    expect(page.get_by_text("is kept under Submissions")).to_be_visible()
    page.reload()
    expect(editor).to_contain_text("# again")
