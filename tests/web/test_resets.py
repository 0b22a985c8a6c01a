"""A forgotten password: a link by a real mail server, or from an administrator."""

import queue
import re
import socket

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from app.services import accounts
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}
NEW = "another horse entirely"


def seen(answer: httpx.Response) -> str:
    """The page as a reader has it: only the nonce of the policy differs each time."""
    assert answer.status_code == 200
    return re.sub(r'nonce="[^"]*"', "", answer.text)


class Mailbox(Message):
    """Keeps what the server takes."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: queue.Queue = queue.Queue()

    def handle_message(self, message) -> None:
        self.mails.put(message)


@pytest.fixture
def mailbox(settings):
    """A mail server on a free port, which the site is told of."""
    found = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = Controller(found, hostname="127.0.0.1", port=port)
    server.start()
    settings.smtp_host, settings.smtp_port = "127.0.0.1", port
    settings.smtp_security = "none"
    settings.mail_from, settings.public_url = "judge@example.org", "https://judge.example.org/"
    yield found
    server.stop()


@pytest.fixture
def browser(mailbox, site: Site):
    with site.client(**HTML) as client:
        yield client


def test_a_mailed_link_sets_a_new_password_once(site: Site, mailbox, browser: httpx.Client):
    """The link names the configured site, ends sessions, and is worth nothing afterwards."""
    cookie = site.cookie("ada")
    with site.client(Cookie=cookie, **HTML) as ada:
        form = {"email": "Ada@Example.org", "old": PASSWORD}
        assert ada.post("/settings/email", data=form | {"old": "wrong"}).status_code == 422
        assert ada.post("/settings/email", data=form).status_code == 303

    asked = browser.post(
        "/forgotten", data={"name": "ada@example.org"}, headers={"Host": "evil.example"}
    )
    stranger = browser.post("/forgotten", data={"name": "nobody"})

    assert seen(asked) == seen(stranger)
    mail = mailbox.mails.get(timeout=20)
    assert mail["To"] == "ada@example.org"
    found = re.search(r"https://judge\.example\.org(/reset/[\w-]+)", mail.get_payload())
    assert found
    path = found[1]
    assert browser.get(path).status_code == 200
    assert browser.post(path, data={"password": "short"}).status_code == 422
    assert browser.post(path, data={"password": NEW}).headers["location"] == "/sign-in"
    assert browser.post(path, data={"password": "once more, please"}).status_code == 404
    with site.client(Cookie=cookie, **HTML) as ada:
        assert ada.get("/settings").status_code == 401
    signed_in = browser.post("/sign-in", data={"name": "ada", "password": NEW})
    assert signed_in.status_code == 303


def test_links_are_limited_and_never_tell(site: Site, mailbox, browser: httpx.Client):
    """A fourth mail in an hour is not sent, and the page says the same as ever."""
    with site.database.transaction() as session:
        accounts.set_email(session, site.user("ada"), "ada@example.org", PASSWORD)
        accounts.set_email(session, site.user("bob"), "bob@example.org", PASSWORD)
        accounts.disable(session, "bob")

    pages = {
        seen(browser.post("/forgotten", data={"name": name}))
        for name in ("ada", "ada", "ada", "ada", "bob")
    }

    assert len(pages) == 1
    sent = [mailbox.mails.get(timeout=20)["To"] for _ in range(3)]
    assert sent == ["ada@example.org"] * 3
    assert mailbox.mails.empty()


def test_without_a_mail_server_the_page_says_whom_to_ask(visitor: httpx.Client):
    """No form that leads nowhere."""
    page = visitor.get("/forgotten", headers=HTML)

    assert "Ask its administrator" in page.text
    assert visitor.post("/forgotten", data={"name": "ada"}).status_code == 404
