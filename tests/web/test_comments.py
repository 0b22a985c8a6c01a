"""What teachers say about a line of code: the learner reads and answers it, nobody else does."""

import httpx
import pytest

from app.db.models import Role
from app.services import accounts, audit, export, progress
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}
CODE = 'def layer_norm(x):\n    """Two\n    lines."""\n    return x < 1\n'
REMARK = "Which <axis> is this?"


@pytest.fixture
def remarked(site: Site, ada: httpx.Client):
    """Ada's submission, with a remark of the teacher tess on line 4; browsers by name."""
    with site.database.transaction() as session:
        accounts.add_user(session, "tess", PASSWORD, Role.TEACHER)
    number = ada.post("/api/v1/problems/layer-norm/submissions", json={"code": CODE}).json()["id"]
    found = {n: site.client(Cookie=site.cookie(n), **HTML) for n in ("ada", "bob", "tess")}
    said = {"line": 4, "text": REMARK}
    assert found["tess"].post(f"/admin/submissions/{number}/remarks", data=said).status_code == 303
    yield number, found
    for client in found.values():
        client.close()


def test_the_learner_reads_and_answers_beside_the_line(site: Site, ada, remarked):
    """A notice leads to the line; the answer reaches the teacher; the log names the remark."""
    number, browsers = remarked
    page = browsers["ada"].get(f"/submissions/{number}").text

    opened = browsers["ada"].post("/notices/1/open")
    browsers["ada"].post(f"/submissions/{number}/answer", data={"line": 4, "text": "The last."})
    told = browsers["tess"].post("/notices/2/open")
    seen = browsers["tess"].get(f"/admin/submissions/{number}").text

    assert opened.headers["location"] == f"/submissions/{number}#line-4"
    before, after = page.split("Which &lt;axis&gt; is this?")
    assert 'id="line-4"' in before
    assert "Your answer" in after
    assert told.headers["location"] == f"/admin/submissions/{number}#line-4"
    assert "The last." in seen
    items = ada.get(f"/api/v1/submissions/{number}/comments").json()["items"]
    assert [(each["by"], each["line"], each["text"]) for each in items] == [
        ("tess", 4, REMARK), ("ada", 4, "The last."),
    ]  # fmt: skip
    with site.database.session() as session:
        assert "submission.remark" in audit.actions(session)


def test_nobody_else_reads_or_writes(bob: httpx.Client, ada: httpx.Client, remarked):
    """Another learner finds nothing; lines without a remark, and none such, take no answer."""
    number, browsers = remarked
    path = f"/api/v1/submissions/{number}/comments"

    assert bob.get(path).status_code == 404
    assert bob.post(path, json={"line": 4, "text": "Hm."}).status_code == 404
    assert browsers["bob"].get(f"/submissions/{number}").status_code == 404
    said = {"line": 4, "text": "Hm."}
    assert browsers["bob"].post(f"/submissions/{number}/answer", data=said).status_code == 404
    assert (
        browsers["bob"].post(f"/admin/submissions/{number}/remarks", data=said).status_code == 403
    )
    assert ada.post(path, json={"line": 1, "text": "Hm."}).status_code == 404
    beyond = browsers["tess"].post(f"/admin/submissions/{number}/remarks", data=said | {"line": 5})
    assert beyond.status_code == 422
    assert "has 4 lines" in beyond.text
    assert [each["text"] for each in ada.get(path).json()["items"]] == [REMARK]


def test_remarks_are_exported_taken_back_and_deleted_with_the_code(site: Site, remarked):
    """Both sides' data have the remark; a teacher who leaves is no name; the learner takes all."""
    number, browsers = remarked
    browsers["ada"].post(f"/submissions/{number}/answer", data={"line": 4, "text": "The last."})
    browsers["tess"].post(f"/admin/submissions/{number}/remarks", data={"line": 1, "text": "No"})
    with site.database.session() as session:
        data = {name: export.export(session, site.user(name)) for name in ("ada", "tess", "bob")}

    strangers = browsers["tess"].post("/admin/remarks/2/take-back").status_code
    browsers["tess"].post("/admin/remarks/3/take-back")
    with site.database.transaction() as session:
        progress.delete_account(session, site.user("tess"))
    left = browsers["ada"].get(f"/submissions/{number}").text
    with site.database.transaction() as session:
        progress.delete_account(session, site.user("ada"))

    assert [each["text"] for each in data["ada"]["remarks"]] == [REMARK, "The last.", "No"]
    assert [each["text"] for each in data["tess"]["remarks"]] == [REMARK, "No"]
    assert data["bob"]["remarks"] == []
    assert strangers == 404
    assert "Somebody who left" in left
    assert left.count('class="thread"') == 1
    with site.database.session() as session:
        assert session.connection().exec_driver_sql(
            "SELECT (SELECT count(*) FROM code_comments) + (SELECT count(*) FROM user_notices)"
        ).scalar() == 0  # fmt: skip


def test_a_guests_remarks_go_along_when_they_sign_in(site: Site, remarked):
    """The guest becomes Bob: code, remark and notice are his."""
    _, browsers = remarked
    with site.database.transaction() as session:
        guest = accounts.create_guest(session)
        cookie = f"ndjudge_session={accounts.open_session(session, guest)}"
    with site.client(Cookie=cookie) as client:
        sent = client.post("/api/v1/problems/sgd/submissions", json={"code": CODE}).json()["id"]
    said = {"line": 1, "text": "For the guest."}
    browsers["tess"].post(f"/admin/submissions/{sent}/remarks", data=said)

    with site.database.transaction() as session:
        accounts.sign_in(session, "bob", PASSWORD, None, guest)

    assert f"submission {sent} for" in browsers["bob"].get("/notices").text
    assert "For the guest." in browsers["bob"].get(f"/submissions/{sent}").text
