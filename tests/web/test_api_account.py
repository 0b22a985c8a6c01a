"""The caller's own account and the administrator's view over REST."""

import threading

import httpx
import pytest
from sqlalchemy import Connection, event

from app.db.engine import BEGIN
from app.services import progress
from app.services.accounts import Scope
from tests.web.conftest import Site

DRAFT = "/api/v1/problems/layer-norm/draft"
HINTS = "/api/v1/problems/layer-norm/hints"


@pytest.fixture
def grace(site: Site):
    """A client with an administrator's token."""
    token = site.token("grace", Scope.READ, Scope.SUBMIT, Scope.ADMIN)
    with site.client(Authorization=f"Bearer {token}") as client:
        yield client


def test_me_says_who_asks_and_what_may_be_done(site: Site, ada: httpx.Client):
    """A token shows its scopes; a session cookie may do all."""
    by_token = ada.get("/api/v1/me").json()
    with site.client(Cookie=site.cookie("ada")) as browser:
        by_cookie = browser.get("/api/v1/me").json()

    assert (by_token["name"], by_token["scopes"]) == ("ada", ["read", "submit"])
    assert (by_cookie["name"], by_cookie["scopes"]) == ("ada", None)


def test_a_token_is_shown_once_and_ends_when_revoked(site: Site, ada: httpx.Client):
    """The secret works from its answer on until it is revoked, and no list repeats it."""
    made = ada.post("/api/v1/me/tokens", json={"name": "laptop", "scopes": ["read"]})
    secret = made.json()["token"]
    with site.client(Authorization=f"Bearer {secret}") as laptop:
        worked = laptop.get("/api/v1/me").status_code
        listed = ada.get("/api/v1/me/tokens").text
        revoked = ada.delete(f"/api/v1/me/tokens/{made.json()['id']}")
        ended = laptop.get("/api/v1/me").status_code

    assert (made.status_code, worked, revoked.status_code, ended) == (201, 200, 204, 401)
    assert secret not in listed


def test_a_token_stays_within_its_scopes(site: Site, ada: httpx.Client, bob: httpx.Client):
    """Reading does not submit, no token makes one that may do more, nor ends another's."""
    token = site.token("ada", Scope.READ)
    with site.client(Authorization=f"Bearer {token}") as reader:
        wrote = reader.put(DRAFT, json={"code": "x"})
    grew = ada.post("/api/v1/me/tokens", json={"name": "more", "scopes": ["admin"]})
    foreign = bob.delete(
        f"/api/v1/me/tokens/{ada.get('/api/v1/me/tokens').json()['items'][0]['id']}"
    )

    assert (wrote.status_code, grew.status_code, foreign.status_code) == (403, 403, 404)
    assert "scope `submit`" in wrote.json()["detail"]


def test_hints_open_one_by_one(visitor: httpx.Client, ada: httpx.Client, bob: httpx.Client):
    """Each POST opens the next hint for this learner alone; after the last it is 409."""
    total = visitor.get(HINTS).json()["total"]

    opened = [len(ada.post(HINTS).json()["opened"]) for _ in range(total)]

    assert opened == list(range(1, total + 1))
    assert ada.post(HINTS).status_code == 409
    assert ada.get(HINTS).json()["left"] == 0
    assert bob.get(HINTS).json()["opened"] == []


def test_the_solution_opens_by_giving_up(ada: httpx.Client):
    """Before it is solved or given up the solution is 409, after it is there."""
    url = "/api/v1/problems/layer-norm/solution"
    locked = ada.get(url)

    given = ada.post("/api/v1/problems/layer-norm/give-up").json()

    assert locked.status_code == 409
    assert given == ada.get(url).json()
    assert given["solutions"]


def test_a_draft_is_kept_as_it_is(ada: httpx.Client, bob: httpx.Client):
    """What was saved last comes back; another learner sees none."""
    missing = ada.get(DRAFT)
    for code in ("first", "second\0\n"):
        ada.put(DRAFT, json={"code": code})

    assert missing.status_code == 404
    assert ada.get(DRAFT).json()["code"] == "second\0\n"
    assert bob.get(DRAFT).status_code == 404


def test_export_and_deletion(ada: httpx.Client):
    """All one's work can be downloaded; after deletion the token is worth nothing."""
    ada.put(DRAFT, json={"code": "mine"})
    ada.post("/api/v1/problems/layer-norm/submissions", json={"code": "sent"})

    export = ada.get("/api/v1/me/export")
    deleted = ada.delete("/api/v1/me")

    assert export.json()["drafts"][0]["code"] == "mine"
    assert export.json()["submissions"][0]["code"] == "sent"
    assert "attachment" in export.headers["content-disposition"]
    assert deleted.status_code == 204
    assert ada.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("path", ["users", "problems", "queue"])
def test_administration_is_for_administrators(
    visitor: httpx.Client, ada: httpx.Client, grace: httpx.Client, path: str
):
    """Nobody else gets in: 401 without credentials, 403 with those of a learner."""
    answers = [each.get(f"/api/v1/admin/{path}").status_code for each in (visitor, ada, grace)]

    assert answers == [401, 403, 200]


def test_an_administrator_locks_a_user_out(ada: httpx.Client, grace: httpx.Client):
    """A disabled user's token stops at once; the only administrator cannot lock themselves out."""
    locked = grace.patch("/api/v1/admin/users/ada", json={"is_disabled": True})
    alone = grace.patch("/api/v1/admin/users/grace", json={"role": "learner"})

    assert locked.json()["is_disabled"] is True
    assert ada.get("/api/v1/me").status_code == 401
    assert alone.status_code == 409


def test_users_are_listed_page_by_page(grace: httpx.Client):
    """Following `next` shows everybody once."""
    first = grace.get("/api/v1/admin/users", params={"limit": 2}).json()
    rest = grace.get("/api/v1/admin/users", params={"limit": 2, "cursor": first["next"]}).json()

    names = [user["name"] for user in first["items"] + rest["items"]]
    assert names == ["ada", "bob", "grace"]
    assert rest["next"] is None


def test_who_leaves_while_a_request_is_under_way_is_told(site: Site, ada: httpx.Client):
    """The request was allowed, then its user was deleted: a conflict, no fault of ours."""
    answers: list[httpx.Response] = []
    request = threading.Thread(target=lambda: answers.append(ada.put(DRAFT, json={"code": "x"})))
    waits = threading.Event()

    def note_writing(connection: Connection) -> None:
        if connection.get_execution_options().get(BEGIN) == "IMMEDIATE":
            waits.set()

    with site.database.transaction() as session:
        progress.delete_account(session, site.user("ada"))
        # Reading needs no lock; who connects to write is the request that saves.
        event.listen(site.database.engine, "engine_connect", note_writing)
        request.start()
        assert waits.wait(20)
    request.join()

    assert answers[0].status_code == 409
    assert "at the same moment" in answers[0].json()["detail"]
