"""An author names a git repository: its packages are fetched, read, and put up for a plan."""

import threading

import pytest

from app.authoring.archive import read_archive
from app.db.models import ErrandKind, Role
from app.services import accounts, audit, errands
from app.settings import Settings
from app.worker.fetching import fetching
from problems.package import Library
from tests.authoring.git_server import serving
from tests.web.conftest import PASSWORD, Site

SLUG = "sgd"
HTML = {"Accept": "text/html"}


@pytest.fixture
def server(tmp_path, library: Library):
    """A repository with a good package, one with a fault, and one that belongs nowhere."""
    with serving(tmp_path / "served") as made:
        files = library.problems[SLUG].files
        content = {f"{SLUG}/{name}": data for name, data in files.items()}
        content |= {f"{SLUG}-two/{name}": data for name, data in files.items()}
        content |= {f"bank/dl/optimizers/broken/{name}": data for name, data in files.items()}
        content["bank/dl/optimizers/broken/problem.toml"] = b"title = \n"
        made.commit(content)
        yield made


@pytest.fixture
def settings(settings: Settings, server) -> Settings:
    return settings.model_copy(update={"git_hosts": f"other.example, {server.host}"})


@pytest.fixture
def alan(site: Site):
    """A signed-in author."""
    with site.database.transaction() as session:
        accounts.add_user(session, "alan", PASSWORD, Role.AUTHOR)
    with site.client(Cookie=site.cookie("alan"), **HTML) as client:
        yield client


def looked_at(client, path: str) -> str:
    """The page of an errand once it is over; looked at as often as its script would."""
    over = threading.Event()
    for _ in range(600):
        page = client.get(path).text
        if ">Done<" in page or ">Failed<" in page:
            return page
        over.wait(0.1)
    raise AssertionError(page)


def test_each_package_of_a_repository_is_put_up_for_a_plan(site: Site, settings, server, alan):
    """The one that can be read has an errand with its archive; the others say what is wrong."""
    with fetching(site.database, settings.open_git_hosts):
        answer = alan.post("/admin/problems/fetch", data={"url": server.address})
        page = looked_at(alan, answer.headers["location"])

    assert "Found 3 packages; 1 of them can be read" in page
    assert "broken/problem.toml:1" in page
    assert "nothing says where it belongs" in page
    with site.database.transaction() as session:
        errand = errands.claim(session, "worker", [ErrandKind.PLAN])
        assert errand is not None
        found = read_archive(errand.package)
        assert errands.claim(session, "worker", list(ErrandKind)) is None
    assert (found.slug, found.collection, found.chapter) == (SLUG, "dl", "optimizers")
    with site.database.session() as session:
        acts = {each.action: each.actor for each in audit.entries(session)}
    assert acts == {"problem.fetch": "alan", "problem.plan": "alan"}


def test_what_must_not_be_fetched_is_refused_on_the_page(site: Site, settings, server, alan):
    """At once where the address shows it, as the errand's end where its host does."""
    for url in ("http://example.org/a/b", "https://a:b@example.org/c", "ssh://example.org/a"):
        refused = alan.post("/admin/problems/fetch", data={"url": url})
        assert refused.status_code == 422, url
    port = server.host.partition(":")[2]
    inside = f"https://localhost:{port}/somebody/problems.git"

    with fetching(site.database, settings.open_git_hosts):
        answer = alan.post("/admin/problems/fetch", data={"url": inside})
        page = looked_at(alan, answer.headers["location"])

    assert "inside a private network" in page
    assert server.asked == []
