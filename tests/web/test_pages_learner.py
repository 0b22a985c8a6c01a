"""Today, days over a change of zones, the path, settings, public profiles, reports, comparisons."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import update

from app.db.models import Submission
from app.services import catalogue, problem_reports, submissions
from tests.web.conftest import Site

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def browser(site: Site) -> Iterator[httpx.Client]:
    """The browser of ada, signed in; the site's clock stands at noon."""
    site.app.state.clock = lambda: NOON
    with site.client(Cookie=site.cookie("ada")) as client:
        yield client


@pytest.fixture
def sent(site: Site) -> Callable[..., int]:
    """Submits as ada at a given time; returns the number."""

    def make(code: str, at: datetime = NOON) -> int:
        with site.database.transaction() as session:
            user = site.user("ada")
            row = submissions.submit(session, site.bus, user, "sgd", code.encode())
            changed = update(Submission).where(Submission.id == row.id)
            session.execute(changed.values(created_at=at))
            return row.id

    return make


def test_today_shows_the_same_problem_all_day_and_others_later(site: Site):
    """The problem of the day changes at the reader's midnight, and each comes once a round."""
    site.app.state.clock = lambda: NOON
    with site.database.session() as session:
        count = len(catalogue.list_problems(session, catalogue.ProblemQuery(limit=100)).items)
    seen = []
    with site.client() as visitor:
        for day in range(count):
            site.app.state.clock = lambda day=day: NOON + timedelta(days=day)
            seen.append(visitor.get("/daily").headers["location"])
        site.app.state.clock = lambda: NOON.replace(hour=23, minute=30)
        in_utc = visitor.get("/daily").headers["location"]
        visitor.cookies.set("time_zone", "Asia/Tokyo")
        in_tokyo = visitor.get("/daily").headers["location"]

    assert len(set(seen)) == count
    assert (in_utc, in_tokyo) == (seen[0], seen[1 % count])


def test_a_streak_follows_the_zone_of_the_account(browser: httpx.Client, sent):
    """Two evenings are two days here and one there; the calendar has its words."""
    sent("# one", datetime(2026, 3, 2, 20, 0, tzinfo=UTC))
    sent("# two", datetime(2026, 3, 3, 4, 0, tzinfo=UTC))

    in_utc = browser.get("/").text
    browser.post("/settings", data={"time_zone": "Asia/Tokyo"})
    in_tokyo = browser.get("/").text

    assert "<strong>2</strong> days in a row" in in_utc
    assert re.search(r"in a row\.\s+(?:Submit [^<]+\s)?\s*<span", in_utc)
    assert "Monday, 2 March 2026" in in_utc
    assert "<strong>1</strong> day in a row" in in_tokyo
    assert "Days in the time zone Asia/Tokyo" in in_tokyo


def test_today_says_where_one_left_off_and_why_to_go_on(browser: httpx.Client, sent):
    """A begun problem is offered again with the reason."""
    sent("# begun")
    browser.put("/api/v1/problems/sgd/draft", json={"code": "# half"})

    page = browser.get("/").text

    assert "Continue where you left off" in page
    assert "You submitted once and have not solved it yet." in page


def test_the_path_shows_stages_and_neighbours(visitor: httpx.Client):
    """Chapters stand in stages by what they build on; a chapter has its neighbours."""
    path = visitor.get("/chapters").text
    chapter = visitor.get("/chapters/optimizers").text

    assert "Stage 1:" in path
    assert 'rel="prev"' in chapter or 'rel="next"' in chapter
    assert visitor.get("/next").headers["location"].startswith("/problems/")


def test_solved_and_tags_can_be_hidden(visitor: httpx.Client):
    """Two switches in the address; a random problem keeps to the filters."""
    shown = visitor.get("/problems?chapter=optimizers").text
    hidden = visitor.get("/problems?chapter=optimizers&notags=1&unsolved=1").text
    drawn = visitor.get("/problems/random?chapter=optimizers").headers["location"]
    listed = re.findall(r'class="row" href="/problems/([\w-]+)"', shown)

    assert 'class="tags"' in shown
    assert 'class="tags"' not in hidden
    assert drawn.startswith("/problems/")
    assert drawn.removeprefix("/problems/") in listed


def test_settings_hold_on_the_account(browser: httpx.Client, site: Site):
    """What is chosen in one browser holds in another; nonsense is refused with a reason."""
    chosen = {"editor_font_px": "18", "editor_keys": "vim", "theme": "dark", "reduces_motion": "1"}
    assert browser.post("/settings", data=chosen).status_code == 303

    with site.client(Cookie=site.cookie("ada")) as other:
        page = other.get("/problems/sgd").text
        refused = other.post("/settings", data={"time_zone": "Mars/Olympus"})

    assert 'data-theme="dark" data-code-size="18" data-motion="reduced"' in page
    assert 'data-keys="vim"' in page
    assert refused.status_code == 422
    assert "There is no time zone" in refused.text


def test_a_browser_is_signed_out_from_another(browser: httpx.Client, site: Site):
    """The list of sessions ends one of them, never another user's."""
    with (
        site.client(Cookie=site.cookie("ada")) as other,
        site.client(Cookie=site.cookie("bob")) as bob,
    ):
        page = browser.get("/settings").text
        number = page.split("/settings/sessions/")[1].split("/")[0]
        bob.post(f"/settings/sessions/{number}/end")
        assert other.get("/profile").status_code == 200

        browser.post(f"/settings/sessions/{number}/end")

        assert other.get("/profile").status_code == 401
        assert browser.get("/profile").status_code == 200


def test_a_profile_is_private_until_it_is_made_public(browser, visitor: httpx.Client, sent):
    """Others see what was solved and when, never code or mistakes, and only if asked to."""
    sent("# secret code")
    assert visitor.get("/people/ada").status_code == 404

    given = {"is_public": "1", "about": "I <b>like</b> arrays."}
    refused = browser.post("/settings", data=given | {"links": "javascript:alert(1)"})
    browser.post("/settings", data=given | {"links": "https://example.org/ada\r\n"})
    page = visitor.get("/people/ada").text

    assert (refused.status_code, "is no link" in refused.text) == (422, True)
    assert 'href="https://example.org/ada"' in page
    assert '<svg class="avatar' in page
    assert "I &lt;b&gt;like&lt;/b&gt; arrays." in page
    assert "secret code" not in page
    assert "/submissions/" not in page


def test_a_report_reaches_the_list_without_a_script(browser: httpx.Client, site: Site, sent):
    """The form names problem and submission; a mistake in it is said and nothing typed is lost."""
    number = sent("# mine")
    form = {"about": "cases", "text": "Example 2 is off.", "submission": f"#{number}"}

    refused = browser.post("/problems/sgd/report", data=form | {"about": ""})
    taken = browser.post("/problems/sgd/report", data=form)

    assert refused.status_code == 422
    assert "Example 2 is off." in refused.text
    assert taken.headers["location"] == "/problems/sgd/reported"
    with site.database.session() as session:
        [report] = problem_reports.list_reports(session)
    assert (report.problem.slug, report.submission_id) == ("sgd", number)


def test_two_texts_stand_side_by_side_without_a_script(browser: httpx.Client, site: Site, sent):
    """Added and removed lines are marked in the page itself; others' code is not found."""
    old, new = sent("same\nold\n"), sent("same\nnew\nmore\n")

    page = browser.get(f"/problems/sgd/compare?left={old}&right={new}").text
    with site.client(Cookie=site.cookie("bob")) as bob:
        refused = bob.get(f"/problems/sgd/compare?left={old}&right=starter")
    with_no_draft = browser.get(f"/problems/sgd/compare?left={old}&right=draft")

    assert "2 lines differ." in page
    assert page.count('class="gone"') == 1
    assert page.count('class="new"') == 2
    assert refused.status_code == 404
    assert "raise NotImplementedError" in with_no_draft.text


def test_the_list_begins_with_the_problem_of_the_day(browser: httpx.Client, sent):
    """Its date, the problem and the streak; a filtered list keeps to what was asked for."""
    sent("# today")

    page = browser.get("/problems").text
    filtered = browser.get("/problems?difficulty=easy").text
    daily = browser.get("/daily").headers["location"]

    card = page[page.index('class="of-the-day"') : page.index("<table")]
    assert "3 March 2026" in card
    assert f'href="{daily}"' in card
    assert "<strong>1</strong> day in a row" in card
    assert 'class="of-the-day"' not in filtered
