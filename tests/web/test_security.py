"""What guards every request: headers, origin, body size, and what a fault may say."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.bus import Bus
from app.db.engine import Database
from app.settings import Settings
from app.web.main import create_app
from app.web.security import MAX_BODY_BYTES
from tests.web.conftest import Site, serve

DRAFT = "/api/v1/problems/layer-norm/draft"


def break_down() -> None:
    raise RuntimeError("secret inside")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/healthz"),
        ("GET", "/api/v1/problems"),
        ("GET", "/api/v1/nope"),
        ("POST", "/api/v1/problems/layer-norm/hints"),
        ("GET", "/static/favicon.svg"),
        ("GET", "/api/v1/broken"),
    ],
)
def test_every_answer_has_the_headers(site: Site, method: str, path: str):
    """Success, refusal and fault carry the policy with a nonce that is never used twice."""
    site.app.add_api_route("/api/v1/broken", break_down)

    with site.client() as client:
        first, second = client.request(method, path), client.request(method, path)

    policy = first.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert policy != second.headers["content-security-policy"]
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/problems", "/healthz", "/api/v1/problems/nope"])
def test_head_tells_what_get_would(site: Site, path: str):
    """The same status and kind of content, without the content."""
    with site.client() as client:
        head, got = client.head(path), client.get(path)

    assert head.content == b""
    assert got.content != b""
    for part in ("content-type", "content-length"):
        assert head.headers[part] == got.headers[part]
    assert head.status_code == got.status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "OWN"}, 403),
        ({"Origin": "OWN"}, 200),
        ({}, 200),
    ],
)
def test_a_cookie_writes_only_from_our_own_pages(site: Site, headers: dict[str, str], status: int):
    """A write with the cookie that another site's page caused is refused."""
    own = {name: value.replace("OWN", site.url) for name, value in headers.items()}

    with site.client(Cookie=site.cookie("ada"), **own) as client:
        answer = client.put(DRAFT, json={"code": "x = 1"})

    assert answer.status_code == status


def test_a_token_writes_from_anywhere(site: Site):
    """A bearer token is not sent by a browser by itself, so its origin does not matter."""
    token = site.token("ada")

    with site.client(Authorization=f"Bearer {token}", Origin="https://ci.example") as client:
        answer = client.put(DRAFT, json={"code": "x = 1"})

    assert answer.status_code == 200


def test_a_bad_token_does_not_fall_back_to_the_cookie(site: Site):
    """With a token that is not valid the cookie counts for nothing."""
    headers = {"Cookie": site.cookie("ada"), "Authorization": "Bearer ndj_wrong"}

    with site.client(**headers) as client:
        answer = client.put(DRAFT, json={"code": "x"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 401
    assert "not valid" in answer.json()["detail"]


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_large_body_is_refused(ada: httpx.Client, is_announced: bool):
    """More than the limit is 413, whether the length was announced or not."""
    body = b" " * (MAX_BODY_BYTES + 1)

    def in_pieces() -> Iterator[bytes]:
        yield from (body[:-1], body[-1:])

    content = body if is_announced else in_pieces()
    answer = ada.put(DRAFT, content=content, headers={"Content-Type": "application/json"})

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert "1024 KiB" in answer.json()["detail"]


def test_what_is_personal_is_not_stored(visitor: httpx.Client, ada: httpx.Client):
    """An answer to a known user is kept by no cache; what all may read is checked again."""
    assert ada.get("/api/v1/me").headers["cache-control"] == "no-store"
    assert visitor.get("/api/v1/problems").headers["cache-control"] == "no-cache"


def test_a_fault_says_nothing_of_the_inside(site: Site, caplog: pytest.LogCaptureFixture):
    """An unexpected exception is 500 with an id; the log has the id and the traceback."""
    site.app.add_api_route("/api/v1/broken", break_down)

    with site.client() as client, caplog.at_level(logging.ERROR, "ndjudge"):
        answer = client.get("/api/v1/broken")

    assert answer.status_code == 500
    problem = answer.json()
    assert problem["id"] in problem["detail"]
    assert "secret" not in answer.text
    [record] = caplog.records
    assert record.ndjudge_fields["id"] == problem["id"]
    assert "secret inside" in str(record.exc_info)


class Witness:
    """Looks into the database over a connection of its own when an answer begins to leave."""

    def __init__(self, app: ASGIApp, file: Path) -> None:
        self.app = app
        self.file = file
        self.seen: list[int] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def look_and_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                connection = sqlite3.connect(self.file)
                counted = (
                    "SELECT (SELECT count(*) FROM submissions) + (SELECT count(*) FROM drafts)"
                )
                self.seen.append(connection.execute(counted).fetchone()[0])
                connection.close()
            await send(message)

        await self.app(scope, receive, look_and_send)


def test_what_is_acknowledged_is_committed(settings: Settings, database: Database, bus: Bus):
    """When the answer begins to leave, another connection already sees the row."""
    app = create_app(settings, database, bus)
    witness = Witness(app, settings.data_dir / "ndjudge.sqlite3")
    url, stop = serve(app, around=witness)
    site = Site(url, app, database, bus)

    with site.client(Authorization=f"Bearer {site.token('ada')}") as client:
        submitted = client.post("/api/v1/problems/layer-norm/submissions", json={"code": "x"})
        saved = client.put(DRAFT, json={"code": "x"})
    stop()

    assert (submitted.status_code, saved.status_code) == (202, 200)
    assert witness.seen == [1, 2]


@pytest.mark.parametrize("is_secure", [True, False])
def test_session_cookie_is_closed_to_scripts(
    settings: Settings, database: Database, bus: Bus, is_secure: bool
):
    """The cookie is HttpOnly, SameSite=Lax, and Secure over HTTPS or where it is demanded."""
    app = create_app(settings.model_copy(update={"secure_cookies": is_secure}), database, bus)
    url, stop = serve(app)
    site = Site(url, app, database, bus)

    prefix = "__Host-" if is_secure else ""
    with site.client(Cookie=prefix + site.cookie("ada")) as client:
        cookie = client.delete("/api/v1/me").headers["set-cookie"]
    stop()

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert ("Secure" in cookie) == is_secure
    assert cookie.startswith(f"{prefix}ndjudge_session=")


def test_behind_tls_a_browser_is_held_to_it(settings: Settings, database: Database, bus: Bus):
    """What the trusted proxy says counts: HTTPS for a year, and a cookie no neighbour can set."""
    app = create_app(settings, database, bus)
    url, stop = serve(app)
    site = Site(url, app, database, bus)
    cookie = site.cookie("ada")

    with site.client(**{"X-Forwarded-Proto": "https"}) as client:
        plain, hosted = (
            client.get("/api/v1/me", headers={"Cookie": prefix + cookie})
            for prefix in ("", "__Host-")
        )
    with site.client() as client:
        unencrypted = client.get("/healthz")
    stop()

    assert hosted.headers["strict-transport-security"] == "max-age=31536000"
    assert (plain.status_code, hosted.status_code) == (401, 200)
    assert "strict-transport-security" not in unencrypted.headers


def test_problem_details_survive_any_text(ada: httpx.Client):
    """A refusal that concerns text which is not valid Unicode is still JSON."""
    body = json.dumps({"code": 1, "\ud800": "\ud800"})

    answer = ada.put(DRAFT, content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "body.code"
