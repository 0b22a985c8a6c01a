"""Who may reach what: every operation that OpenAPI lists, tried by the wrong person."""

import re

import httpx
import pytest

from app.services import notes, problem_reports
from tests.web.conftest import Site

SECRET = "# only ada wrote this"
SLUG = "layer-norm"
OPEN = re.compile(
    r"/api/v1/(problems(/\{slug\}(/statement|/hints)?)?|chapters.*|daily.*|catalogue.*)$"
    r"|/(healthz|readyz|metrics)$"
)


@pytest.fixture
def owned(site: Site, ada: httpx.Client) -> dict[str, int]:
    """Things of ada's with a number in their address, and things without one."""
    submission = ada.post(f"/api/v1/problems/{SLUG}/submissions", json={"code": SECRET}).json()
    ada.put(f"/api/v1/problems/{SLUG}/draft", json={"code": SECRET})
    ada.post(f"/api/v1/problems/{SLUG}/hints")
    token = ada.get("/api/v1/me/tokens").json()["items"][0]
    with site.database.transaction() as session:
        notes.save(session, site.user("ada"), SLUG, SECRET)
        problem_reports.add(session, site.user("ada"), SLUG, "other", SECRET)
    return {"submission_id": submission["id"], "token_id": token["id"]}


def operations(client: httpx.Client) -> list[tuple[str, str]]:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    return [(method.upper(), path) for path, each in paths.items() for method in each]


def test_no_operation_gives_another_learners_things(site, visitor, bob, owned):
    """Numbers of ada's in every address that takes one: there is no such thing for bob."""
    tried = [
        (method, path)
        for method, path in operations(visitor)
        if any(f"{{{name}}}" in path for name in owned) and "/admin/" not in path
    ]

    body = {"line": 1, "text": "x"}
    answers = {
        (method, path): bob.request(method, path.format(**owned), json=body).status_code
        for method, path in tried
    }

    assert len(tried) >= 4
    assert set(answers.values()) == {404}, answers


def test_nothing_that_bob_may_read_holds_what_ada_wrote(visitor, bob, owned):
    """Every GET that needs no number of ada's is answered without her code, notes and drafts."""
    paths = [path.format(slug=SLUG) for method, path in operations(visitor)
             if method == "GET" and not re.search(r"\{(?!slug)", path)]  # fmt: skip
    pages = ["/", "/problems", f"/problems/{SLUG}", "/submissions", "/profile", "/settings"]

    for path in (*paths, *pages):
        answer = bob.get(path, headers={"Accept": "text/html" if path in pages else "*/*"})
        assert answer.status_code < 500, path
        assert SECRET not in answer.text, path


def test_administration_is_for_administrators(site, visitor, ada, owned):
    """Learners get 403 and strangers 401 from every admin operation, before anything else."""
    tried = [each for each in operations(visitor) if "/admin/" in each[1]]

    for method, path in tried:
        address = re.sub(r"\{\w+\}", "1", path)
        assert ada.request(method, address, json={}).status_code == 403, (method, path)
        assert visitor.request(method, address, json={}).status_code == 401, (method, path)
    assert len(tried) >= 4


def test_a_stranger_needs_an_account_for_whatever_is_somebodys(visitor, owned):
    """All but the catalogue asks who one is; nothing is carried out for nobody."""
    for method, path in operations(visitor):
        if OPEN.match(path) and method == "GET":
            continue
        address = path.format_map({**owned, "slug": SLUG} | _any(path))
        answer = visitor.request(method, address, json={"code": "x"})
        assert answer.status_code == 401, (method, path, answer.status_code)


def _any(path: str) -> dict[str, str]:
    return {
        name: "1" for name in re.findall(r"\{(\w+)\}", path)
        if name not in ("slug", "submission_id", "token_id")
    }  # fmt: skip
