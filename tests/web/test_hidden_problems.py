"""Several problems at once: hidden, shown again, exported in one zip, named."""

import io
import json
import zipfile
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from app.authoring.archive import read_archive, split_bundle
from app.cli.main import app as command_line
from app.db.models import Role
from app.services import accounts, audit, errands, publishing, recommendations, salts
from app.services.accounts import Scope
from app.settings import Settings
from problems.load import load_package
from problems.package import Library
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}
SLUG = "sgd"
CHOSEN = {"slug": [SLUG, "momentum"]}


@pytest.fixture
def browsers(site: Site):
    """Signed-in browsers of the learner ada and the author alan."""
    with site.database.transaction() as session:
        accounts.add_user(session, "alan", PASSWORD, Role.AUTHOR)
    found = {name: site.client(Cookie=site.cookie(name), **HTML) for name in ("ada", "alan")}
    yield found
    for client in found.values():
        client.close()


def total(client: httpx.Client) -> int:
    return len(client.get("/api/v1/problems", params={"limit": 100}).json()["items"])


def test_a_hidden_problem_is_nowhere_until_it_is_shown_again(site: Site, browsers, ada):
    """No list, page, run, submission or recommendation has it; what was sent in stays readable."""
    alan, learner = browsers["alan"], browsers["ada"]
    number = ada.post(f"/api/v1/problems/{SLUG}/submissions", json={"code": "x = 1"}).json()["id"]
    before = total(ada)

    answer = alan.post("/admin/problems/chosen/hide", data=CHOSEN)

    assert answer.headers["location"] == "/admin/problems"
    assert total(ada) == before - 2
    for path in ("/", "/problems?q=momentum", "/chapters/optimizers", "/profile"):
        shown = learner.get(path)
        assert shown.status_code == 200
        assert 'class="row" href="/problems/momentum"' not in shown.text, path
    for method, path, body in (
        ("GET", f"/api/v1/problems/{SLUG}", None),
        ("POST", f"/api/v1/problems/{SLUG}/submissions", {"code": "x"}),
        ("POST", f"/api/v1/problems/{SLUG}/runs", {"code": "x"}),
        ("POST", f"/api/v1/problems/{SLUG}/hints", None),
        ("PUT", f"/api/v1/problems/{SLUG}/draft", {"code": "x"}),
    ):
        assert ada.request(method, path, json=body).status_code == 404, path
    assert learner.get(f"/problems/{SLUG}").status_code == 404
    assert learner.get(f"/submissions/{number}").status_code == 200
    with site.database.session() as session:
        assert SLUG not in {
            each.problem.slug for each in recommendations.recommend(session, site.user("ada"))
        }
    assert "2 hidden" in alan.get("/admin/problems").text
    assert "<strong>Draft, hidden</strong>" in alan.get(f"/admin/problems/{SLUG}").text
    alan.post("/admin/problems/chosen/show", data=CHOSEN)
    assert total(ada) == before
    assert learner.get(f"/problems/{SLUG}").status_code == 200
    with site.database.session() as session:
        log = [each.action for each in audit.entries(session)]
    assert log == ["problem.show"] * 2 + ["problem.hide"] * 2


def test_what_was_exported_together_is_uploaded_together(site: Site, browsers):
    """One zip holds an archive for each; an upload of it asks for a plan for each."""
    alan = browsers["alan"]

    bundle = alan.post("/admin/problems/chosen/export", data=CHOSEN).content
    answer = alan.post("/admin/problems/upload", files={"package": ("problems.zip", bundle)})

    assert zipfile.ZipFile(io.BytesIO(bundle)).namelist() == ["momentum.zip", "sgd.zip"]
    found = [read_archive(each) for each in split_bundle(bundle)]
    assert [(each.slug, each.chapter) for each in found] == [
        ("momentum", "optimizers"), (SLUG, "optimizers"),
    ]  # fmt: skip
    assert answer.headers["location"] == "/admin/problems#errands"
    with site.database.session() as session:
        assert {each.about for each in errands.latest(session)} == {"momentum", SLUG}


def test_boxes_are_for_authors_and_something_must_be_ticked(browsers, visitor):
    """Learners see no box; the names come as text; nothing ticked is said to be so."""
    alan = browsers["alan"]

    assert f'name="slug" value="{SLUG}"' in alan.get("/problems").text
    assert 'name="slug"' not in browsers["ada"].get("/problems").text
    assert "momentum</textarea>" in alan.post("/admin/problems/chosen/names", data=CHOSEN).text
    nothing = alan.post("/admin/problems/chosen/hide")
    assert nothing.status_code == 422
    assert "tick the boxes" in nothing.text
    assert alan.post("/admin/problems/chosen/hide", data={"slug": ["none"]}).status_code == 404


def test_programs_and_the_shell_hide_too(site: Site, ada: httpx.Client, data_dir: Path):
    """REST and the command line; hiding twice changes nothing more."""
    before = total(ada)
    token = site.token("grace", Scope.READ, Scope.ADMIN)
    with site.client(Authorization=f"Bearer {token}") as client:
        changed = client.patch(f"/api/v1/admin/problems/{SLUG}", json={"is_hidden": True}).json()
        listed = client.get("/api/v1/admin/problems", params={"limit": 100}).json()["items"]
    command = ["problem", "hide", SLUG, "adam", "--json", "--data", str(data_dir)]

    done = CliRunner().invoke(command_line, command)

    assert changed["is_hidden"]
    assert [each["slug"] for each in listed if each["is_hidden"]] == [SLUG]
    assert json.loads(done.stdout)["changed"] == ["adam"]
    assert total(ada) == before - 2


def test_a_bundle_may_be_larger_than_other_requests(site: Site, browsers, settings: Settings):
    """A zip beyond the common limit is read, one beyond the setting is not, nor elsewhere."""
    alan = browsers["alan"]

    def sent(path: str, size_bytes: int) -> int:
        return alan.post(path, files={"package": ("x.zip", bytes(size_bytes))}).status_code

    assert sent("/admin/problems/upload", 3 << 20) == 422
    assert sent("/admin/problems/chosen/hide", 3 << 20) == 413
    assert sent("/admin/problems/upload", (settings.upload_mib << 20) + 8192) == 413


def test_a_new_problem_may_stay_a_draft(site: Site, browsers, library: Library):
    """Taken in hidden: authors preview it, learners find nothing before it is shown."""
    old = library.problems[SLUG]
    package = load_package(old.files, slug="two", collection=old.collection, chapter=old.chapter)
    with site.database.transaction() as session:
        salt = salts.current_salt(session)
        proof = {"takes_over": False}
        plan = publishing.plan(session, package, proof, [], salt.id).id
    with site.client(Cookie=site.cookie("grace"), **HTML) as grace:
        assert "as a draft" in grace.get(f"/admin/plans/{plan}").text
        grace.post(f"/admin/plans/{plan}/apply", data={"draft": "1"})

    assert browsers["ada"].get("/problems/two").status_code == 404
    assert browsers["alan"].get("/admin/problems/two/preview").status_code == 200
    browsers["alan"].post("/admin/problems/chosen/show", data={"slug": ["two"]})
    assert browsers["ada"].get("/problems/two").status_code == 200
