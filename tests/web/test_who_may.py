"""Every route of the application, asked by who must not: none can be forgotten here."""

import re

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from app.db.models import Role
from app.services import accounts, drafts, notes
from tests.web.conftest import PASSWORD, Site

SECRET = "only-bob-knows-this"
EXAMPLES = {
    "slug": "layer-norm", "name": "bob", "act": "disable", "provider": "oidc",
    "token": "guess", "plan_id": "0000", "path": "x",
}  # fmt: skip


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of each route, with an example in each place."""
    found = []
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute):
            path = re.sub(r"\{(\w+)(?::\w+)?\}", lambda m: EXAMPLES.get(m[1], "1"), route.path)
            found += [(method, path) for method in sorted(route.methods) if method != "HEAD"]
    return found


@pytest.fixture
def others_work(site: Site, bob: httpx.Client) -> str:
    """Bob's submission (number 1), draft, note and token, all with a secret in them."""
    sent = {"code": f"# {SECRET}\n"}
    assert bob.post("/api/v1/problems/layer-norm/submissions", json=sent).json()["id"] == 1
    with site.database.transaction() as session:
        user = site.user("bob")
        drafts.save(session, user, "layer-norm", f"# {SECRET}".encode(), None)
        notes.save(session, user, "layer-norm", SECRET)
        accounts.create_token(session, user, SECRET)
    return SECRET


def test_no_get_shows_a_learner_what_is_anothers(site: Site, others_work: str):
    """All pages and all of the API, asked for with Bob's numbers and name by Ada and a visitor."""
    ways = [
        {"Cookie": site.cookie("ada"), "Accept": "text/html"},
        {"Authorization": f"Bearer {site.token('ada')}"},
        {"Accept": "text/html"},
    ]
    asked = [path for method, path in routes(site.app) if method == "GET"]

    for headers in ways:
        with site.client(**headers) as client:
            for path in asked:
                if path.endswith(("/events", "/theme")):
                    assert client.get(path).status_code in (401, 404)
                    continue
                answer = client.get(path)
                assert answer.status_code < 500 or answer.status_code == 503, path
                assert others_work not in answer.text, path
                if path.startswith(("/admin", "/api/v1/admin")):
                    assert answer.status_code in (401, 403), path
                    assert "layer-norm" not in answer.text.replace(path, ""), path
    assert len(asked) > 60


@pytest.mark.parametrize("role", [None, Role.LEARNER, Role.AUTHOR, Role.TEACHER])
def test_nothing_administers_without_the_right(site: Site, role: Role | None):
    """Each route of administration refuses each role below it, and nothing is changed."""
    if role is not None:
        with site.database.transaction() as session:
            accounts.add_user(session, "eve", PASSWORD, role)
    headers = {"Accept": "text/html"} | ({} if role is None else {"Cookie": site.cookie("eve")})
    writes = [
        each for each in routes(site.app)
        if each[0] != "GET" and each[1].startswith(("/admin", "/api/v1/admin"))
    ]  # fmt: skip
    open_to = {
        Role.AUTHOR: r"/admin/(problems/(upload|fetch|layer-norm/verify|chosen/\w+)"
        r"|reports/1/(assign|take|resolve)|plans/0000/cancel)$",
        Role.TEACHER: r"/admin/(submissions/1/remarks|remarks/1/take-back)$",
    }
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    with site.client(**headers) as client:
        for method, path in writes:
            answer = client.request(method, path, headers=form)
            if not re.match(open_to.get(role, "$^"), path):
                assert answer.status_code in (401, 403), (method, path)

    assert len(writes) >= 15
    assert not site.user("bob").is_disabled
