"""What pages ask for and a worker does: verify, publish, judge again, rotate the salt."""

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.authoring.archive import write_archive
from app.db.engine import Database
from app.db.models import ErrandKind, Role
from app.errors import Conflict
from app.services import accounts, audit, catalogue, errands
from app.worker.errands import Errands
from judge.run import Judge
from problems.load import load_library, load_package
from problems.package import Library
from tests.web.conftest import PASSWORD, Site

SLUG = "sgd"
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="session")
def stocked_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one problem, the learner ada, the author alan and the admin grace."""
    path = tmp_path_factory.mktemp("single") / "ndjudge.sqlite3"
    shutil.copy(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    library = load_library()
    problem = library.problems[SLUG]
    chapter = library.chapters[problem.chapter]
    with database.transaction() as session:
        catalogue.import_library(session, Library({SLUG: problem}, {chapter.slug: chapter}))
        accounts.add_user(session, "ada", PASSWORD)
        accounts.add_user(session, "alan", PASSWORD, Role.AUTHOR)
        accounts.add_user(session, "grace", PASSWORD, Role.ADMIN)
    database.dispose()
    return path


@pytest.fixture
def browsers(judged_site: Site) -> Iterator[dict[str, httpx.Client]]:
    found = {
        name: judged_site.client(Cookie=judged_site.cookie(name), **HTML)
        for name in ("alan", "grace")
    }
    yield found
    for client in found.values():
        client.close()


@pytest.fixture
def worker(site: Site, judge: Judge) -> Errands:
    return Errands(site.database, judge, "worker of the test")


def done(client: httpx.Client, answer: httpx.Response) -> str:
    """The page of an errand once it is over; looked at as often as its script would."""
    path = answer.headers["location"]
    assert path.startswith("/admin/errands/")
    over = threading.Event()
    for _ in range(600):
        answer = client.get(path)
        assert answer.status_code == 200
        page = answer.text
        if ">Done<" in page or ">Failed<" in page:
            return page
        over.wait(0.1)
    raise AssertionError(page)


def test_from_an_upload_to_new_verdicts(judged_site: Site, browsers, ada: httpx.Client):
    """An author uploads, an administrator publishes, and accepted code is judged under it all."""
    alan, grace = browsers["alan"], browsers["grace"]
    package = load_library().problems[SLUG]
    sent = {"code": package.reference}
    headers = {"Prefer": "wait=20"}
    ada.post(f"/api/v1/problems/{SLUG}/submissions", json=sent, headers=headers)
    tighter = dict(package.files)
    tighter["statement.md"] += b"\nA word more.\n"
    tighter["cases.py"] += b"\n# Another hash of the tests.\n"
    changed = load_package(
        tighter, slug=SLUG, collection=package.collection, chapter=package.chapter
    )

    upload = {"package": ("sgd.zip", write_archive(changed), "application/zip")}
    planned = done(alan, alan.post("/admin/problems/upload", files=upload))

    found = re.search(r"/admin/plans/(\w+)", planned)
    assert found, planned
    plan = found.group()
    assert "Cases × solutions" in planned
    assert "A word more." in alan.get(f"{plan}/preview").text
    assert "An administrator publishes it." in alan.get(plan).text
    assert alan.post(f"{plan}/apply").status_code == 403
    assert "A word more." not in alan.get(f"/problems/{SLUG}").text
    shown = grace.get(plan).text
    assert "1 submission judged again" in shown
    assert grace.post(f"{plan}/apply").headers["location"] == f"/admin/problems/{SLUG}"
    assert "A word more." in alan.get(f"/problems/{SLUG}").text
    assert "In order" in grace.get(f"/admin/problems/{SLUG}").text
    assert grace.post(f"{plan}/cancel").status_code == 409

    rotated = done(grace, grace.post("/admin/salt/rotate"))
    assert "New judgings use the salt" in rotated
    again = done(grace, grace.post(f"/admin/problems/{SLUG}/rejudge"))
    rejudging = re.search(r"/admin/rejudgings/\d+", again)
    assert rejudging, again
    assert "Nothing is changed yet" in grace.get(rejudging.group()).text
    assert grace.post(f"{rejudging.group()}/apply").status_code == 303
    assert "It was applied" in grace.get(rejudging.group()).text
    probed = done(grace, grace.post("/admin/self-test"))
    assert "probes were blocked" in probed
    with judged_site.database.session() as session:
        acts = {each.action for each in audit.entries(session)}
    assert acts >= {"problem.plan", "problem.publish", "salt.rotate", "rejudging.apply"}


def test_an_upload_that_cannot_be_read_fails_with_a_reason(site: Site, worker: Errands):
    """What is wrong is there to read; no plan is, and the upload is not kept."""
    with site.database.transaction() as session:
        errand = errands.ask(
            session, site.user("alan"), ErrandKind.PLAN, SLUG, package=b"PK no zip",
            collection="dl", chapter="optimizers",
        )  # fmt: skip

    assert worker.step(threading.Event())

    with site.database.session() as session:
        found = errands.find(session, errand.id)
    assert found.state == "failed"
    assert "no zip" in (found.message or "")


def test_an_errand_outlives_its_worker(site: Site, worker: Errands):
    """A worker that is told to stop gives it back; the same is asked for only once meanwhile."""
    stopped = threading.Event()
    stopped.set()
    with site.database.transaction() as session:
        first = errands.ask(session, site.user("grace"), ErrandKind.SELFTEST, "sandbox")

    worker.step(stopped)

    with site.database.session() as session:
        assert errands.find(session, first.id).state == "waiting"
    with site.database.transaction() as session, pytest.raises(Conflict, match="under way"):
        errands.ask(session, site.user("grace"), ErrandKind.SELFTEST, "sandbox")
