"""The pages of administrators, authors and teachers: what they do, and who opens them."""

import io
import re
import zipfile

import httpx
import pytest

from app.db.models import Role
from app.services import accounts, audit
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}


@pytest.fixture
def staff(site: Site):
    """Signed-in browsers by name: the admin grace, and one of each other role."""
    with site.database.transaction() as session:
        for role in (Role.AUTHOR, Role.TEACHER):
            accounts.add_user(session, f"the-{role}", PASSWORD, role)
    names = ("grace", "the-author", "the-teacher", "ada")
    clients = {name: site.client(Cookie=site.cookie(name), **HTML) for name in names}
    yield clients
    for client in clients.values():
        client.close()


@pytest.fixture
def grace(staff) -> httpx.Client:
    return staff["grace"]


def log_of(site: Site) -> list[tuple[str, str]]:
    with site.database.session() as session:
        return [(each.action, each.subject) for each in reversed(audit.entries(session))]


def test_the_administrator_manages_users(site: Site, grace: httpx.Client):
    """Search, make, change, lock out and let in; each act is in the log, with no secret."""
    made = {"name": "carol", "password": PASSWORD, "role": "teacher"}
    assert grace.post("/admin/users", data=made).headers["location"] == "/admin/users/carol"
    carol = site.client(Cookie=site.cookie("carol"), **HTML)
    grace.post("/admin/users/carol/role", data={"role": "author"})
    grace.post("/admin/users/carol/disable")

    with carol:
        assert carol.get("/admin/problems").status_code == 401
    assert "Locked out" in grace.get("/admin/users?q=caro").text
    assert "carol" not in grace.get("/admin/users?role=teacher").text
    grace.post("/admin/users/carol/enable")
    shown = grace.post("/admin/users/carol/reset-link").text
    path = re.search(r"/reset/[\w-]{40,}", shown)
    assert path
    assert log_of(site) == [
        ("user.add", "carol"),
        ("user.role", "carol"),
        ("user.disable", "carol"),
        ("user.enable", "carol"),
        ("user.reset-link", "carol"),
    ]
    log = grace.get("/admin/log?action=user.role").text
    assert "role: author" in log
    assert path.group() not in log


def test_the_last_administrator_stays_in_office(grace: httpx.Client):
    """Neither a role nor a lock takes the only administrator away; the page says why."""
    for act, data in (("role", {"role": "learner"}), ("disable", {})):
        refused = grace.post(f"/admin/users/grace/{act}", data=data)

        assert refused.status_code == 409
        assert "only administrator" in refused.text
    assert grace.get("/admin").status_code == 200


def test_settings_count_at_once(site: Site, grace: httpx.Client, visitor: httpx.Client):
    """Registration closes, an announcement stands on every page, and both end again."""
    grace.post("/admin/settings", data={"registration": "closed", "runs_per_minute": "7"})
    grace.post("/admin/announcements", data={"text": "Down at <noon>.", "hours": "2"})

    refused = visitor.post("/sign-up", data={"name": "eve", "password": PASSWORD})
    page = visitor.get("/problems").text

    assert refused.status_code == 403
    assert "Down at &lt;noon&gt;." in page
    assert "/sign-up" not in page
    assert 'value="7"' in grace.get("/admin/settings").text
    grace.post("/admin/announcements/1/end")
    grace.post("/admin/settings", data={})
    assert "as started (open)" in grace.get("/admin/settings").text
    page = visitor.get("/problems").text
    assert "Down at" not in page
    assert "/sign-up" in page
    wrong = grace.post("/admin/settings", data={"runs_per_minute": "many"})
    assert wrong.status_code == 422


def test_a_teacher_reads_code_and_the_log_says_so(site: Site, staff, ada: httpx.Client):
    """A teacher sees a learner's submission; nobody else does, and the look is written down."""
    code = {"code": "def layer_norm(x):\n    return 'mine alone'\n"}
    number = ada.post("/api/v1/problems/layer-norm/submissions", json=code).json()["id"]
    teacher = staff["the-teacher"]

    assert f"#{number}" in teacher.get("/admin/learners/ada").text
    assert "mine alone" in teacher.get(f"/admin/submissions/{number}").text
    assert staff["the-author"].get(f"/admin/submissions/{number}").status_code == 403
    assert log_of(site) == [("submission.read", str(number))]


def test_an_author_reads_every_text_and_takes_the_package_along(staff):
    """Preview shows hints and solution; the export is a zip with its manifest."""
    author = staff["the-author"]

    preview = author.get("/admin/problems/layer-norm/preview")
    archive = zipfile.ZipFile(io.BytesIO(author.get("/admin/problems/layer-norm/export").content))

    assert preview.status_code == 200
    assert "Hint 3" in preview.text
    assert {"manifest.json", "layer-norm/reference.py"} <= set(archive.namelist())
    assert author.get("/admin/problems").status_code == 200
    broken = {"package": ("x.zip", b"no zip", "application/zip")}
    refused = author.post("/admin/problems/upload", files=broken)
    assert refused.status_code == 422
    assert "no zip that can be read" in refused.text


def test_second_opinions_are_switched_on_by_an_administrator(
    site: Site, grace: httpx.Client, settings
):
    """Off until then, even where a model is configured; the switch is there only where one is."""
    assert 'name="ai_opinions"' not in grace.get("/admin/settings").text
    settings.ai_url, settings.ai_model = "https://user:word@models.example/v1", "m"
    assert not site.app.state.site.get().settings.asks_model

    grace.post("/admin/settings", data={"ai_opinions": "on"})

    assert site.app.state.site.get().settings.asks_model
    page = grace.get("/admin/settings").text
    assert "m at models.example" in page
    assert "word@" not in page
    assert "ai_opinions" in grace.get("/admin/log").text
    grace.post("/admin/settings", data={})
    assert not site.app.state.site.get().settings.asks_model
