"""Days in a real browser whose zone differs, against a site whose clock the test holds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page
from sqlalchemy import select, update

from app.bus import Bus
from app.db.engine import Database
from app.db.models import Submission, User
from app.services import submissions
from app.settings import Settings
from app.web.main import create_app
from tests.browser.conftest import OpenPage
from tests.web.conftest import serve

LATE = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)


@pytest.fixture
def app(settings: Settings, stocked: Database, bus: Bus) -> FastAPI:
    """A site at half past eleven in the evening of UTC."""
    made = create_app(settings, stocked, bus)
    made.state.clock = lambda: LATE
    return made


@pytest.fixture
def server(app: FastAPI) -> Iterator[str]:
    """Its address, in place of the server that other tests share."""
    address, stop = serve(app)
    yield address
    stop()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def daily(page: Page) -> str:
    return page.locator(".card.daily .card-title").inner_text()


def test_daily_and_streak_follow_the_zone(open_page: OpenPage, app: FastAPI):
    """Each zone has its own problem of the day; another zone in the settings counts days anew."""
    lima = open_page("/", timezone_id="America/Lima")
    tokyo = open_page("/", timezone_id="Asia/Tokyo")
    for page in (lima, tokyo):
        page.reload()  # the first answer did not know the zone yet
    in_lima, in_tokyo = (heading(lima), daily(lima)), (heading(tokyo), daily(tokyo))
    app.state.clock = lambda: LATE + timedelta(hours=8)
    lima.reload()

    assert in_lima[0] == "Tuesday, 3 March 2026"
    assert in_tokyo[0] == "Wednesday, 4 March 2026"
    assert in_lima[1] != in_tokyo[1]
    assert (heading(lima), daily(lima)) == in_tokyo

    app.state.clock = lambda: LATE
    lima.goto("/sign-up?next=/settings")
    lima.get_by_label("Name").fill("quipu")
    lima.get_by_label("Password").fill("knots on cords")
    lima.get_by_role("button", name="Make the account").click()
    # An hour apart, and midnight of Lima between them; in Tokyo both are the afternoon of 3 March.
    midnight = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    send(app, midnight - timedelta(minutes=30), midnight + timedelta(minutes=30))
    streaks = {}
    for zone in ("America/Lima", "Asia/Tokyo"):
        lima.goto("/settings")
        lima.get_by_label("Time zone").select_option(zone)
        lima.get_by_role("button", name="Save the settings").click()
        lima.goto("/")
        streaks[zone] = lima.locator(".streak strong").inner_text()

    assert streaks == {"America/Lima": "2", "Asia/Tokyo": "1"}


def send(app: FastAPI, *moments: datetime) -> None:
    """Submissions of the account at these times."""
    for moment in moments:
        with app.state.database.transaction() as session:
            user = session.scalars(select(User).where(User.name == "quipu")).one()
            row = submissions.submit(session, app.state.bus, user, "sgd", str(moment).encode())
            session.execute(
                update(Submission).where(Submission.id == row.id).values(created_at=moment)
            )
