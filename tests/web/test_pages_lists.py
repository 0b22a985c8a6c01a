"""Favourites, lists, votes and the tab Learn, without a script."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.web.conftest import Site


@pytest.fixture
def ada(site: Site) -> Iterator[httpx.Client]:
    """Ada's browser; it follows redirects."""
    with site.client(Accept="text/html") as client:
        client.cookies.set(*site.cookie("ada").split("=", 1))
        client.follow_redirects = True
        yield client


def test_a_list_is_made_filled_shared_and_deleted(site: Site, ada: httpx.Client):
    """All by forms; others see it by its address while it is shared, and cannot change it."""
    made = ada.post("/problems/sgd/lists", data={"title": "Exam"})
    assert "Exam" in ada.get("/lists").text
    address = re.search(r'href="(/lists/\d+)"', ada.get("/lists").text)
    assert address is not None
    ada.post(address[1], data={"title": "Exam in May", "is_public": "1"})

    with site.client(Cookie=site.cookie("bob"), Accept="text/html") as bob:
        seen, changed = bob.get(address[1]), bob.post(address[1], data={"title": "mine"})
        ada.post(f"{address[1]}/remove", data={"problem": "sgd"})
        emptied = bob.get(address[1]).text
        ada.post(f"{address[1]}/delete")
        gone = bob.get(address[1])

    assert "checked" in made.text
    assert "Exam in May" in seen.text
    assert "SGD with Weight Decay" in seen.text
    assert "Delete this list" not in seen.text
    assert changed.status_code == 404
    assert "Nothing in this list" in emptied
    assert gone.status_code == 404


def test_a_visitor_keeps_favourites_and_an_account_votes(site: Site, ada: httpx.Client):
    """The first favourite makes a guest; a vote needs an account, and shows how many there are."""
    with site.client(Accept="text/html") as visitor:
        visitor.follow_redirects = True
        marked = visitor.post("/problems/sgd/favourite", data={"wanted": "1"}).text
        refused = visitor.post("/problems/sgd/vote", data={"vote": "like"})
    liked = ada.post("/problems/sgd/vote", data={"vote": "like"}).text
    with site.client() as visitor:
        counted = visitor.get("/problems/sgd").text

    assert 'value="" aria-pressed="true"' in marked
    assert refused.status_code == 403
    assert "sign up first" in refused.text
    assert 'value="none" aria-pressed="true"' in liked
    assert "1 likes it" in counted


def test_learn_leads_to_the_lesson_and_to_similar_problems(ada: httpx.Client):
    """The chapter's lesson with its sections, what the problem builds on, what is like it."""
    page = ada.get("/problems/adam").text
    learn = page[page.index('id="learn"') : page.index('id="hints"')]

    assert 'href="/chapters/optimizers"' in learn
    assert re.search(r'href="/chapters/optimizers#[\w-]+"', learn)
    assert "Builds on" in learn
    assert "also " in learn
