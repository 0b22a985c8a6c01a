"""The review as a page without a script and over REST: why, skipping, stopping, switching off."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import update

from app.db.models import Status, Submission
from app.services import submissions
from tests.web.conftest import Site

MET = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
MESSAGE = "You divide the sum of squares by d − 1."


@pytest.fixture
def browser(site: Site) -> Iterator[httpx.Client]:
    """The browser of ada, two days after she met a mistake in layer norm and solved it."""
    for verdict, mistake in (("wrong_answer", "ddof-one"), ("accepted", None)):
        with site.database.transaction() as session:
            row = submissions.submit(session, site.bus, site.user("ada"), "layer-norm", b"pass")
            values = {"verdict": verdict, "misconception": mistake, "status": Status.DONE}
            session.execute(
                update(Submission)
                .where(Submission.id == row.id)
                .values(created_at=MET, finished_at=MET, **values)
            )
    site.app.state.clock = lambda: MET + timedelta(days=2)
    with site.client(Cookie=site.cookie("ada")) as client:
        yield client


def test_the_page_says_why_and_takes_forms(browser: httpx.Client, visitor: httpx.Client):
    """Due with its reason, skipped for a day, stopped, taken up again; a visitor is told of it."""
    due = browser.get("/review").text
    today = browser.get("/").text
    browser.post("/review/layer-norm/skip")
    skipped = browser.get("/review").text
    browser.post("/review/layer-norm/stop")
    stopped = browser.get("/review").text
    browser.post("/review/layer-norm/resume")

    assert MESSAGE in due
    assert "Met on 3 November" in due
    assert "3 November 2026. Due since yesterday." in " ".join(due.split())
    assert 'href="/problems/layer-norm?from=starter"' in due
    assert MESSAGE in today
    assert "Nothing is due today" in skipped
    assert "Comes back tomorrow" in skipped
    assert "No longer reviewed: 1" in stopped
    assert "Due now: 1" in browser.get("/review").text
    assert "No account is needed" in visitor.get("/review").text
    assert visitor.post("/review/layer-norm/skip").status_code == 401


def test_who_switches_it_off_is_not_told_of_it(browser: httpx.Client):
    """Off on the account: neither its page nor Today speaks of problems; on again, both do."""
    browser.post("/review/off")
    off, today = browser.get("/review").text, browser.get("/").text
    is_on = browser.get("/api/v1/me/review").json()["is_on"]
    browser.post("/review/on")

    assert "The review is off" in off
    assert MESSAGE not in off + today
    assert is_on is False
    assert MESSAGE in browser.get("/").text


def test_programs_read_and_pause_it(ada: httpx.Client, bob: httpx.Client, browser: httpx.Client):
    """The same over REST, of one's own account only."""
    address = "/api/v1/me/review"
    [problem] = ada.get(address).json()["problems"]
    paused = ada.put(f"{address}/layer-norm/pause", json={"until": "2026-11-09"})
    [later] = ada.get(address).json()["problems"]
    resumed = ada.delete(f"{address}/layer-norm/pause")

    assert (problem["slug"], problem["due"], problem["box"]) == ("layer-norm", "2026-11-04", 0)
    assert problem["mistakes"][0]["message"].startswith(MESSAGE)
    assert (paused.status_code, later["due"], resumed.status_code) == (204, "2026-11-09", 204)
    assert bob.get(address).json()["problems"] == []
    assert bob.put(f"{address}/quokka/pause", json={"until": None}).status_code == 404
