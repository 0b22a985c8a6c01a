"""axe finds nothing on the pages of administrators, in both themes, narrow and wide."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from app.authoring.trial import Level
from app.authoring.verify import Request, verify
from app.bus import local_bus
from app.db.engine import Database
from app.db.models import ErrandKind, Role
from app.services import accounts, catalogue, errands, problem_reports, site, verifications
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
    "/admin/reports",
    "/admin/learners",
    "/admin/learners/grace",
    "/admin/users",
    "/admin/users/grace",
    "/admin/settings",
    "/admin/log",
    "/forgotten",
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
    with database.transaction() as session:
        catalogue.import_library(session, load_library())
        grace = accounts.add_user(session, "grace", PASSWORD, Role.ADMIN)
        row = catalogue.find(session, SLUG)
        assert row.current_version_id is not None
        verifications.store(session, row.current_version_id, result.to_json())
        problem_reports.add(session, grace, SLUG, "statement", "The sign of the step is unclear.")
        errands.ask(session, grace, ErrandKind.VERIFY, SLUG, level="full")
        site.announce(session, "The site moves on Sunday at noon.")
    url, stop = serve(create_app(settings, database, local_bus()))
    yield url
    stop()
    database.dispose()


def test_axe_finds_nothing_on_the_pages_of_administrators(open_page: OpenPage):
    """Every page of the tabs in four looks; none scrolls sideways."""
    page = sign_in(open_page)

    found = [fault for path in PAGES for fault in faults(page, path)]

    assert found == [], "\n".join(found)


def sign_in(open_page: OpenPage) -> Page:
    page = open_page("/sign-in?next=/admin", width=WIDE)
    page.get_by_label("Name").fill("grace")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin")
    return page
