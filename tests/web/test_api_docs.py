"""The description of the API: complete, and readable without foreign scripts."""

import re

import httpx

from tests.web.conftest import Site

CONTRACT = """
GET /problems · GET /problems/{slug} · GET /problems/{slug}/hints · POST /problems/{slug}/hints
POST /problems/{slug}/give-up · GET /problems/{slug}/solution · POST /problems/{slug}/runs
POST /problems/{slug}/submissions · GET /submissions · GET /submissions/{submission_id}
POST /submissions/{submission_id}/cancel · GET /submissions/{submission_id}/events
GET /chapters · GET /chapters/{slug} · GET /daily · GET /me · GET /me/progress
GET /me/tokens · POST /me/tokens · DELETE /me/tokens/{token_id} · GET /me/export · DELETE /me
PUT /problems/{slug}/draft · GET /problems/{slug}/draft
"""


def test_every_call_of_the_contract_is_described(visitor: httpx.Client):
    """Each operation has a sentence, a typed success and problem details for its errors."""
    document = visitor.get("/api/v1/openapi.json").json()

    for call in re.findall(r"[A-Z]+ /\S+", CONTRACT):
        method, path = call.split()
        operation = document["paths"][f"/api/v1{path}"][method.lower()]
        assert operation["description"], call
        errors = [answer for status, answer in operation["responses"].items() if status > "3"]
        assert errors, call
        for answer in errors:
            assert list(answer["content"]) == ["application/problem+json"], call


def test_every_reference_leads_somewhere(visitor: httpx.Client):
    """No schema is named that the document does not hold."""
    answer = visitor.get("/api/v1/openapi.json")

    named = set(re.findall(r'"#/components/schemas/([^"]+)"', answer.text))
    assert named <= answer.json()["components"]["schemas"].keys()
    assert {"Report", "Case", "ProblemDetails"} <= named
    assert not [name for name in named if "__" in name]  # two types of one name


def test_the_page_shows_every_operation_and_type(visitor: httpx.Client):
    """The page needs nothing from elsewhere and has a heading for each operation."""
    page = visitor.get("/api/docs", headers={"Accept": "text/html"})
    document = visitor.get("/api/v1/openapi.json").json()

    assert page.status_code == 200
    for path, operations in document["paths"].items():
        for method in operations:
            assert f"<code>{method.upper()} {path}</code></h3>" in page.text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)
    assert "<code>cancelled</code>" in page.text
    assert "`" not in page.text
    assert "query, integer, 1 to 100, default 50" in page.text
    linked = set(re.findall(r'href="#([^"]+)"', page.text))
    assert linked <= set(re.findall(r'id="([^"]+)"', page.text))
    assert "type-Verdict" in linked


def test_health_and_readiness(site: Site, visitor: httpx.Client):
    """Alive as long as it answers; ready only while every check says ok."""
    ready = visitor.get("/readyz")
    site.app.state.readiness["judge"] = lambda: "the sandbox did not start"
    unready = visitor.get("/readyz")

    assert visitor.get("/healthz").json() == {"status": "ok"}
    assert (ready.status_code, unready.status_code) == (200, 503)
    assert unready.json()["checks"]["judge"] == "the sandbox did not start"
    assert unready.json()["checks"]["database"] == "ok"


def test_a_browser_gets_a_page_where_a_program_gets_problem_details(visitor: httpx.Client):
    """The same unknown address is answered in the form that the asker reads."""
    page = visitor.get("/no-such-page", headers={"Accept": "text/html"})
    details = visitor.get("/no-such-page")

    assert (page.status_code, details.status_code) == (404, 404)
    assert page.headers["content-type"].startswith("text/html")
    assert "There is nothing at /no-such-page." in page.text
    assert "The API is described" not in page.text
    assert details.headers["content-type"] == "application/problem+json"


def test_a_method_that_does_not_fit_names_those_that_do(visitor: httpx.Client):
    """405 lists every method of the address, also where each has a route of its own."""
    answer = visitor.patch("/api/v1/problems/layer-norm/draft")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, PUT"
    assert "it takes GET, PUT" in answer.json()["detail"]


def test_what_needs_no_account_is_marked(visitor: httpx.Client):
    """Reading the catalogue is described as open, submitting as closed."""
    paths = visitor.get("/api/v1/openapi.json").json()["paths"]

    assert {} in paths["/api/v1/problems"]["get"]["security"]
    assert {} not in paths["/api/v1/problems/{slug}/submissions"]["post"]["security"]
