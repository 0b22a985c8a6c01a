"""Reading the catalogue over REST: no account needed."""

import re
from datetime import UTC, datetime

import httpx
import pytest

from app.services import preferences
from tests.web.conftest import Site


def test_lists_problems_page_by_page(visitor: httpx.Client):
    """Following `next` gives every problem once, in the order asked for."""
    slugs: list[str] = []
    cursor: str | None = None

    while True:
        query = {"limit": 3, "sort": "title"} | ({"cursor": cursor} if cursor else {})
        page = visitor.get("/api/v1/problems", params=query).json()
        slugs += [item["slug"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break

    everything = visitor.get("/api/v1/problems", params={"limit": 100, "sort": "title"}).json()
    assert slugs == [item["slug"] for item in everything["items"]]
    assert "layer-norm" in slugs
    assert len(set(slugs)) == len(slugs)


def test_filters_combine(visitor: httpx.Client):
    """Words and difficulty narrow the list together; what fits nothing is an empty page."""
    found = visitor.get("/api/v1/problems", params={"q": "layer norm", "status": "untouched"})
    nothing = visitor.get("/api/v1/problems", params={"q": "layer norm", "status": "solved"})

    assert "layer-norm" in [item["slug"] for item in found.json()["items"]]
    assert nothing.json() == {"items": [], "next": None}


def test_problem_has_what_solving_needs(visitor: httpx.Client):
    """The statement comes as Markdown without placeholders and as HTML with MathML."""
    problem = visitor.get("/api/v1/problems/layer-norm").json()

    assert problem["signature"].startswith("layer_norm(x: float64[n, d]")
    assert "def layer_norm(" in problem["starter_code"]
    assert "{{" not in problem["statement_markdown"]
    card = re.findall(r"<dt>(.+?)</dt>", problem["statement_html"])
    assert "libraries" in card
    assert all(f"\n- {name}: " in problem["statement_markdown"] for name in card)
    assert "<math" in problem["statement_html"]
    assert problem["conventions"]
    assert problem["limits"]["memory_mib"] > 0
    assert problem["hints"] == {"total": problem["hint_count"], "opened": 0}
    assert problem["samples"] is None
    assert (problem["authors"], problem["license"]) == (["ndjudge contributors"], "CC-BY-SA-4.0")


@pytest.mark.parametrize("path", ["problems/no-such", "chapters/no-such", "problems/%00", "nope"])
def test_unknown_is_problem_details(visitor: httpx.Client, path: str):
    """What does not exist is 404 with a sentence about it."""
    answer = visitor.get(f"/api/v1/{path}")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("There is no")


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "sort=size", "cursor=x", "status=new"])
def test_bad_query_names_the_parameter(visitor: httpx.Client, query: str):
    """A query that cannot be used is 422 and says which part."""
    answer = visitor.get(f"/api/v1/problems?{query}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].endswith(query.partition("=")[0])


def test_the_day_is_the_askers_own(site: Site):
    """By the zone in the address, else by that of the account; an unknown zone is refused."""
    site.app.state.clock = lambda: datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    with site.database.transaction() as session:
        preferences.change(session, site.user("ada"), time_zone="Asia/Tokyo")

    with site.client(Authorization=f"Bearer {site.token('ada')}") as ada:
        own = ada.get("/api/v1/daily").json()["date"]
        elsewhere = ada.get("/api/v1/daily?time_zone=America/Lima").json()["date"]
        refused = ada.get("/api/v1/daily?time_zone=Mars/Olympus")

    assert (own, elsewhere) == ("2026-03-04", "2026-03-03")
    assert refused.json()["errors"][0]["field"] == "time_zone"


def test_chapters_and_daily(visitor: httpx.Client):
    """The path lists chapters, a chapter lists its problems, and today has one problem."""
    chapters = visitor.get("/api/v1/chapters").json()["items"]
    daily = visitor.get("/api/v1/daily").json()

    chapter = visitor.get(f"/api/v1/chapters/{chapters[0]['slug']}").json()
    assert len(chapter["problems"]) == chapters[0]["problems"]
    assert visitor.get(f"/api/v1/problems/{daily['problem']['slug']}").status_code == 200
