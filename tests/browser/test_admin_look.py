"""axe finds nothing on the pages of administrators, in both themes, narrow and wide."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from app.authoring.outcome import Verification
from app.authoring.trial import Level
from app.authoring.verify import Request, verify
from app.bus import Bus, local_bus
from app.db.engine import Database
from app.db.models import ErrandKind, PlanState, Rejudged, Rejudging, Role, User
from app.services import (
    accounts,
    catalogue,
    comments,
    errands,
    hiding,
    problem_reports,
    proposing,
    publishing,
    salts,
    site,
    submissions,
    verifications,
    workers,
)
from app.settings import Settings
from app.web.main import create_app
from problems.load import LIBRARY_ROOT, load_library
from tests.browser.conftest import WIDE, OpenPage
from tests.browser.test_accessibility import faults
from tests.web.conftest import PASSWORD, serve

SLUG = "sgd"
PAGES = (
    "/admin",
    "/admin/problems",
    f"/admin/problems/{SLUG}",
    f"/admin/problems/{SLUG}/preview",
    "/admin/errands/1",
    "/admin/errands/2",
    "/admin/plans/1",
    "/admin/plans/1/preview",
    "/admin/rejudgings/1",
    "/admin/reports",
    "/admin/reports?show=closed",
    "/admin/learners",
    "/admin/learners/grace",
    "/admin/submissions/1",
    "/admin/users",
    "/admin/users/grace",
    "/admin/settings",
    "/admin/log",
    "/forgotten",
    "/problems?q=momentum",
    "/submissions/1",
    "/notices",
    "/reports",
)


@pytest.fixture(scope="module")
def server(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the library, an administrator, a report, an errand and one verification."""
    data = tmp_path_factory.mktemp("administered")
    shutil.copy(migrated_file, data / "ndjudge.sqlite3")
    settings = Settings(data_dir=data)
    database = Database(settings.url)
    (folder,) = LIBRARY_ROOT.glob(f"*/*/{SLUG}")
    (result,) = verify(Request([folder], Level.FAST))
    bus = local_bus()
    with database.transaction() as session:
        catalogue.import_library(session, load_library())
        grace = accounts.add_user(session, "grace", PASSWORD, Role.ADMIN)
        stock(session, bus, grace, result)
    url, stop = serve(create_app(settings, database, bus))
    yield url
    stop()
    database.dispose()


def test_axe_finds_nothing_on_the_pages_of_administrators(open_page: OpenPage):
    """Every page of the tabs, light in both widths and dark; none scrolls sideways."""
    page = sign_in(open_page)

    found = [fault for path in PAGES for fault in faults(page, path, dark_widths=(WIDE,))]

    assert found == [], "\n".join(found)


def sign_in(open_page: OpenPage) -> Page:
    page = open_page("/sign-in?next=/admin", width=WIDE)
    page.get_by_label("Name").fill("grace")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin")
    return page


def stock(session: Session, bus: Bus, grace: User, result: Verification) -> None:
    """What each page shows when it is full: a plan with its shadow, remarks, notices, workers."""
    tess = accounts.add_user(session, "tess", PASSWORD, Role.TEACHER)
    row = catalogue.find(session, SLUG)
    assert row.current_version_id is not None
    verifications.store(session, row.current_version_id, result.to_json())
    sent = submissions.submit(session, bus, grace, SLUG, b"def sgd(w, g, lr):\n    return w - lr")
    comments.remark(session, tess, sent.id, 2, "What becomes of g?")
    comments.answer(session, grace, sent.id, 2, "I forgot it.")
    for text in ("The sign of the step is unclear.", "A typo in the second sentence."):
        problem_reports.add(session, grace, SLUG, "statement", text)
    problem_reports.assign(session, 1, "grace", None)
    problem_reports.resolve(session, 2, "Mended, thank you.")
    hiding.set_hidden(session, ["adam"], True)
    errands.ask(session, grace, ErrandKind.VERIFY, SLUG, level="full")
    package = catalogue.package(session, row.current_version_id)
    proof = proposing.proof(result, [], publishing.ground(session, SLUG))
    salt_id = salts.current_salt(session).id
    plan = publishing.plan(session, package, proof, [], salt_id)
    shadow = Rejudging(
        problem_id=row.id, version_id=row.current_version_id, salt_id=salt_id, runtime="r",
        reason="new version of sgd", state=PlanState.PLANNED,
    )  # fmt: skip
    session.add(shadow)
    session.flush()
    session.add(Rejudged(
        rejudging_id=shadow.id, submission_id=sent.id, old_verdict="accepted",
        new_verdict="wrong_answer", new_report={}, keeps_verdict=True,
    ))  # fmt: skip
    plan.id, plan.rejudging_id = "1", shadow.id
    packages = [
        {"slug": SLUG, "errand": 1, "fault": None},
        {"slug": "broken", "errand": None, "fault": "broken/problem.toml:1: this is no TOML."},
    ]
    fetch = errands.ask(session, grace, ErrandKind.FETCH, "https://example.org/somebody/p.git")
    errands.claim(session, "web", [ErrandKind.FETCH])
    errands.finish(session, fetch.id, "web", "Found 2 packages.", {"packages": packages})
    workers.beat(session, "host:4711:9f8e7d6c5b4a", slots=2, version="0.1.0", sandbox_level=3)
    site.announce(session, "The site moves on Sunday at noon.")
