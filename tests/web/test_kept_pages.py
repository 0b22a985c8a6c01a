"""Pages of the catalogue are filled once a moment for all visitors, and never for two learners."""

import re

import httpx
import pytest
from sqlalchemy import event, update

from app.db.models import Problem
from app.settings import Settings
from app.web import kept_pages
from tests.web.conftest import Site

PATHS = ["/problems", "/problems?q=norm", "/problems/layer-norm", "/chapters/optimizers"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"kept_pages_s": 60.0})


def rename(site: Site) -> None:
    with site.database.transaction() as session:
        session.execute(update(Problem).where(Problem.slug == "layer-norm").values(title="Renamed"))


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_gets_the_page_of_the_last_one(site: Site, visitor: httpx.Client, path: str):
    """The same page without a statement to the database, with a nonce and an id of its own."""
    statements: list[str] = []
    first = visitor.get(path)
    event.listen(
        site.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2])
    )

    again = visitor.get(path)

    assert statements == []
    nonces = [re.search(r"'nonce-([\w-]+)'", each.headers["content-security-policy"])[1]
              for each in (first, again)]  # fmt: skip
    assert nonces[0] != nonces[1]
    assert again.text == first.text.replace(nonces[0], nonces[1])
    assert nonces[1] in again.text
    own = {"x-request-id", "content-security-policy", "date"}
    assert {k: v for k, v in again.headers.items() if k not in own} == {
        k: v for k, v in first.headers.items() if k not in own
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "{session}"},
        {"Cookie": "theme=dark; {session}"},
        {"Cookie": 'odd="; b@d=^; ;=; {session}'},
        {"Authorization": "Bearer {token}"},
    ],
)
def test_who_is_somebody_gets_a_page_of_the_own(
    site: Site, visitor: httpx.Client, headers: dict[str, str]
):
    """Filled anew and with the name on it; the next visitor sees nothing of it."""
    own = {"session": site.cookie("ada"), "token": site.token("ada")}
    sent = {name: value.format(**own) for name, value in headers.items()}
    before = visitor.get("/problems").text
    rename(site)

    with site.client(**sent) as client:
        theirs = client.get("/problems").text

    assert "Renamed" in theirs
    assert "Renamed" not in before
    assert visitor.get("/problems").text.count("ada") == before.count("ada")


def test_looks_and_languages_are_kept_apart(visitor: httpx.Client):
    """The colours and the language that a visitor chose do not become the next one's."""
    plain = visitor.get("/problems").text
    dark = visitor.get("/problems", headers={"Cookie": "theme=dark"}).text
    german = visitor.get("/problems", headers={"Accept-Language": "de"}).text

    assert 'data-theme="dark"' in dark
    assert 'data-theme="dark"' not in plain
    assert '<html lang="de"' in german
    assert '<html lang="de"' not in visitor.get("/problems").text


def test_after_its_moment_a_page_is_filled_anew(
    site: Site, visitor: httpx.Client, monkeypatch: pytest.MonkeyPatch
):
    """What changed is seen by visitors when the time is over."""
    clock = [100.0]
    monkeypatch.setattr(kept_pages.time, "monotonic", lambda: clock[0])
    visitor.get("/problems")
    rename(site)

    clock[0] += 59
    early = visitor.get("/problems").text
    clock[0] += 2
    late = visitor.get("/problems").text

    assert "Renamed" not in early
    assert "Renamed" in late


def test_what_is_no_page_is_not_kept(site: Site, visitor: httpx.Client):
    """An address that leads nowhere leads somewhere as soon as there is a problem."""
    assert visitor.get("/problems/renamed").status_code == 404
    with site.database.transaction() as session:
        session.execute(update(Problem).where(Problem.slug == "sgd").values(slug="renamed"))

    assert visitor.get("/problems/renamed").status_code == 200


def test_a_kept_page_is_counted_under_its_route(visitor: httpx.Client):
    """Metrics and log know no difference."""
    for _ in range(3):
        visitor.get("/problems/layer-norm")

    counted = visitor.get("/metrics").text

    line = re.search(r'ndjudge_http_requests_total\{.*"/problems/\{slug\}".*\} (\S+)', counted)
    assert line is not None
    assert float(line[1]) == 3
