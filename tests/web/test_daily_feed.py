"""The feed of daily problems, and what the home page says of the day's topic."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import httpx

from app.web.tips import TIPS
from tests.web.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def test_the_feed_has_the_problems_of_fourteen_days(site: Site, visitor: httpx.Client):
    """Newest first, each with an id of its own, absolute links that lead to the day's problem."""
    site.app.state.clock = lambda: NOON

    answer = visitor.get("/daily.atom")
    feed = ET.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")

    assert answer.headers["content-type"].startswith("application/atom+xml")
    for name in ("title", "id", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    assert len(entries) == len({entry.findtext(f"{ATOM}id") for entry in entries}) == 14
    updated = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
    assert updated == [NOON.replace(hour=0) - timedelta(days=back) for back in range(14)]
    for back in (0, 13):
        site.app.state.clock = lambda back=back: NOON - timedelta(days=back)
        link = entries[back].find(f"{ATOM}link")
        assert link is not None
        assert link.get("href") == site.url + visitor.get("/daily").headers["location"]


def test_home_tells_the_topic_in_the_lessons_words(site: Site, visitor: httpx.Client):
    """The topics go along the path; one with a lesson is introduced by its first paragraph."""
    listed = visitor.get("/api/v1/chapters").json()["items"]
    path = [each["slug"] for each in listed if each["problems"]]
    # From day to day the topic moves on by one, so this day is reached from any other.
    wait = (path.index("attention") - NOON.date().toordinal()) % len(path)
    site.app.state.clock = lambda: NOON + timedelta(days=wait)

    page = visitor.get("/").text

    assert 'href="/chapters/attention">Read the lesson' in page
    assert "what is <em>it</em>?" in page
    assert 'href="/daily.atom"' in page


def test_tips_come_round(site: Site, visitor: httpx.Client):
    """Each day has a tip, and a week shows them all."""
    pages = []
    for day in range(len(TIPS)):
        site.app.state.clock = lambda day=day: NOON + timedelta(days=day)
        pages.append(visitor.get("/").text)

    found = [re.search(r"Did you know\?</strong> (.*?) <a", page) for page in pages]
    assert len({match[1] for match in found if match}) == len(TIPS)


def test_tips_lead_to_pages(visitor: httpx.Client):
    """No tip is a dead end; pages of an account send a visitor to sign in."""
    for tip in TIPS:
        assert visitor.get(tip.address).status_code in {200, 401}, tip
