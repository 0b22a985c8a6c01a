"""Signing in elsewhere, against a real OpenID provider and a real GitHub look-alike."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from app.db.models import User
from app.services import accounts
from tests.web.conftest import Site

HTML = {"Accept": "text/html"}
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


class Provider(ThreadingHTTPServer):
    """Answers as an OpenID provider and as GitHub; `claims` is what it says of who comes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.asked: dict[str, str] = {}
        self.claims: dict[str, object] = {}

    def id_token(self) -> str:
        now = int(time.time())
        known = {"iss": self.url, "aud": "us", "sub": "42", "exp": now + 60, "iat": now}
        claims = known | {"nonce": self.asked["nonce"]} | self.claims
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *_) -> None:
        pass

    def do_GET(self) -> None:
        url = self.server.url
        match self.path:
            case "/.well-known/openid-configuration":
                self._json(
                    {
                        "issuer": url,
                        "authorization_endpoint": f"{url}/authorize",
                        "token_endpoint": f"{url}/token",
                        "jwks_uri": f"{url}/keys",
                    }
                )
            case "/keys":
                self._json({"keys": [KEY.as_dict(private=False)]})
            case "/api/v3/user" if self.headers["Authorization"] == "Bearer access":
                self._json({"id": 7, "login": "octo"})
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        challenge = create_s256_code_challenge(form["code_verifier"][0])
        if form["code"] != ["right"] or challenge != self.server.asked["code_challenge"]:
            self._json({"error": "invalid_grant"}, 400)
            return
        tokens = {"access_token": "access", "token_type": "Bearer"}
        if self.path == "/token":
            tokens["id_token"] = self.server.id_token()
        self._json(tokens)

    def _json(self, value: object, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def provider(settings):
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.oidc_issuer = settings.github_url = server.url
        settings.oidc_client_id = settings.github_client_id = "us"
        settings.oidc_client_secret = settings.github_client_secret = SecretStr("secret")
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def browser(provider: Provider, site: Site):
    with site.client(**HTML) as client:
        yield client


def go(browser: httpx.Client, provider: Provider, name: str = "oidc", **changed) -> httpx.Response:
    """Leave for the provider and come back with what it would give."""
    left = browser.get(f"/sign-in/with/{name}?next=/profile")
    assert left.status_code == 303, left.text
    asked = parse_qs(urlsplit(left.headers["location"]).query)
    provider.asked = {key: value[0] for key, value in asked.items()}
    answer = {"code": "right", "state": provider.asked["state"]} | changed
    return browser.get(f"/sign-in/with/{name}/callback", params=answer)


@pytest.mark.parametrize(("name", "called"), [("oidc", "Zoe-Q"), ("github", "octo")])
def test_who_comes_back_has_an_account(site: Site, provider, browser, name, called):
    """The first time makes it, with a name that is free; the second finds it by the subject."""
    provider.claims = {"preferred_username": "Zoe Q", "email": "z@x.org", "email_verified": True}
    first = go(browser, provider, name)
    page = browser.get("/profile").text
    browser.post("/sign-out")

    again = go(browser, provider, name)

    assert first.headers["location"] == again.headers["location"] == "/profile"
    assert called in page
    with site.database.session() as session:
        assert session.query(User).filter_by(name=called).count() == 1
        expected = "z@x.org" if name == "oidc" else None
        assert accounts.get_user(session, called).email == expected


@pytest.mark.parametrize(
    ("claims", "answer"),
    [
        ({"nonce": "another"}, {}),
        ({"aud": "them"}, {}),
        ({"iss": "https://evil.example"}, {}),
        ({"exp": 1}, {}),
        ({}, {"state": "another"}),
        ({}, {"code": "stolen"}),
        ({}, {"code": ""}),
    ],
)
def test_what_does_not_belong_to_the_attempt_signs_nobody_in(
    provider, browser: httpx.Client, claims, answer
):
    """Another state, nonce, audience, issuer, an old token, a code of somebody else."""
    provider.claims = claims

    refused = go(browser, provider, **answer)

    assert refused.status_code == 401, refused.text
    assert browser.get("/settings").status_code == 401


def test_an_account_is_joined_only_by_who_is_signed_in(site: Site, provider, browser):
    """The same mail address elsewhere opens nothing; one's own session joins the two."""
    with site.database.transaction() as session:
        accounts.set_email(session, site.user("ada"), "ada@x.org", "correct horse battery")
    provider.claims = {"sub": "9", "preferred_username": "ada", "email": "ada@x.org",
                       "email_verified": True}  # fmt: skip
    go(browser, provider)
    assert "ada-2" in browser.get("/profile").text

    provider.claims = {"sub": "10", "preferred_username": "whoever"}
    with site.client(Cookie=site.cookie("bob"), **HTML) as bob:
        left = bob.get("/sign-in/with/oidc")
        asked = parse_qs(urlsplit(left.headers["location"]).query)
        provider.asked = {key: value[0] for key, value in asked.items()}
        cookies = "; ".join(f"{key}={value}" for key, value in left.cookies.items())
        headers = {"Cookie": f"{bob.headers['Cookie']}; {cookies}"}
        back = {"code": "right", "state": provider.asked["state"]}
        assert bob.get("/sign-in/with/oidc/callback", params=back, headers=headers).is_redirect
    go(browser, provider)
    assert "bob" in browser.get("/profile").text


def test_a_closed_site_takes_nobody_new(provider, browser: httpx.Client, settings):
    """Neither a new account, nor a way that the operator did not set up, nor a dead provider."""
    settings.registration = "closed"
    assert go(browser, provider).status_code == 403
    assert browser.get("/sign-in/with/elsewhere").status_code == 404
    settings.oidc_issuer = "http://127.0.0.1:1"
    assert browser.get("/sign-in/with/oidc").status_code == 503
