"""Signing up, in and out, the first administrator, tokens, deletion, colours."""

import re

import httpx
import pytest

from app.services import accounts
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}


def test_signing_in_and_out(site: Site):
    """Name and password give a session; signing out ends it on the server too."""
    with site.client(**HTML) as browser:
        signed_in = browser.post(
            "/sign-in", data={"name": "ada", "password": PASSWORD, "next": "/profile"}
        )
        cookie = browser.cookies["ndjudge_session"]
        profile = browser.get("/profile")
        browser.post("/sign-out")
    with site.client(Cookie=f"ndjudge_session={cookie}", **HTML) as thief:
        after = thief.get("/profile")

    assert signed_in.status_code == 303
    assert signed_in.headers["location"] == "/profile"
    assert "HttpOnly" in signed_in.headers["set-cookie"]
    assert "ada" in profile.text
    assert after.status_code == 401


@pytest.mark.parametrize("name", ["ada", "nobody"])
def test_a_failed_sign_in_does_not_tell_who_exists(site: Site, name: str):
    """A wrong password and an unknown name get the same page; what was typed as name stays."""
    with site.client(**HTML) as browser:
        answer = browser.post("/sign-in", data={"name": name, "password": "wrong"})

    assert answer.status_code == 401
    assert "Name and password do not fit" in answer.text
    assert f'value="{name}"' in answer.text


@pytest.mark.parametrize("target", ["https://elsewhere.example", "//elsewhere.example", "/\\e.x"])
def test_signing_in_never_leads_to_another_site(site: Site, target: str):
    """An address of another site in `next` is ignored."""
    with site.client() as browser:
        answer = browser.post(
            "/sign-in", data={"name": "ada", "password": PASSWORD, "next": target}
        )

    assert answer.headers["location"] == "/problems"


def test_signing_up_says_what_is_wrong(site: Site):
    """Each refusal comes back in the form, with the field that is to blame."""
    with site.client(**HTML) as browser:
        bad_name = browser.post("/sign-up", data={"name": "a b", "password": PASSWORD})
        short = browser.post("/sign-up", data={"name": "emmy", "password": "short"})
        taken = browser.post("/sign-up", data={"name": "ADA", "password": PASSWORD})

    assert bad_name.status_code == 422
    assert "without spaces" in bad_name.text
    assert 'aria-invalid="true"' in bad_name.text
    assert short.status_code == 422
    assert "at least 8" in short.text
    assert taken.status_code == 409
    assert "is taken" in taken.text


def test_closed_registration_shows_no_form(site: Site):
    """Where accounts are made by the administrator, nobody is offered one."""
    site.app.state.settings.registration = "closed"

    with site.client(**HTML) as browser:
        form = browser.get("/sign-up")
        posted = browser.post("/sign-up", data={"name": "emmy", "password": PASSWORD})
        problems = browser.get("/problems")

    assert form.status_code == 403
    assert posted.status_code == 403
    assert "Sign up" not in problems.text


def test_the_setup_link_makes_one_administrator(site: Site):
    """The link works once and signs its user in; a used or invented one explains itself."""
    with site.database.transaction() as session:
        session.delete(accounts.get_user(session, "grace"))
        session.flush()
        token = accounts.setup_link(session)
    with site.client(**HTML) as browser:
        form = browser.get(f"/setup/{token}")
        made = browser.post(f"/setup/{token}", data={"name": "hedy", "password": PASSWORD})
        profile = browser.get("/profile")
        again = browser.get(f"/setup/{token}")
        invented = browser.get("/setup/invented")

    assert "First administrator" in form.text
    assert made.status_code == 303
    assert "hedy" in profile.text
    assert site.user("hedy").is_admin
    assert again.status_code == invented.status_code == 404
    assert "is not valid" in again.text


def test_a_token_is_shown_once_and_can_be_revoked(site: Site):
    """The page that makes a token shows it, no later one does; revoked, it opens nothing."""
    with site.client(Cookie=site.cookie("ada"), **HTML) as browser:
        made = browser.post(
            "/settings/tokens", data={"name": "laptop", "scopes": ["read", "submit"]}
        )
        secret = re.search(r"ndj_[\w-]{20,}", made.text).group()
        again = browser.get("/settings/tokens")
        with site.client(Authorization=f"Bearer {secret}") as script:
            before = script.get("/api/v1/me")
            browser.post(re.search(r"/settings/tokens/\d+/revoke", again.text).group())
            after = script.get("/api/v1/me")

    assert "laptop" in again.text
    assert secret not in again.text
    assert before.status_code == 200
    assert after.status_code == 401


def test_a_learner_cannot_make_an_admin_token(site: Site):
    """The scope is not offered, and asking for it all the same is refused in the page."""
    with site.client(Cookie=site.cookie("ada"), **HTML) as browser:
        page = browser.get("/settings/tokens")
        asked = browser.post("/settings/tokens", data={"name": "x", "scopes": ["admin"]})

    assert 'value="admin"' not in page.text
    assert asked.status_code == 422
    assert "Only administrators" in asked.text


def test_deleting_the_account_needs_its_name(site: Site):
    """Only the typed name deletes; afterwards the session opens nothing."""
    with site.client(Cookie=site.cookie("bob"), **HTML) as browser:
        refused = browser.post("/settings/delete", data={"confirm": "yes"})
        deleted = browser.post("/settings/delete", data={"confirm": "bob"})
        after = browser.get("/profile")

    assert refused.status_code == 422
    assert deleted.status_code == 303
    assert after.status_code == 401


@pytest.mark.parametrize(("asked", "kept"), [("dark", "dark"), ("neon", "auto")])
def test_colours_are_remembered(visitor: httpx.Client, asked: str, kept: str):
    """The choice comes back in the page itself; an unknown one is `auto`."""
    visitor.post("/theme", data={"theme": asked, "next": "/chapters"})

    assert f'data-theme="{kept}"' in visitor.get("/chapters").text
