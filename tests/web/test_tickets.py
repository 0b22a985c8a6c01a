"""Reports by learners as tickets: taken, given, answered and closed; the learner hears of it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.main import app as command_line
from app.db.models import Role
from app.services import accounts, audit
from app.services.accounts import Scope
from tests.web.conftest import PASSWORD, Site

HTML = {"Accept": "text/html"}
SAID = "The axis is <missing> here."


@pytest.fixture
def browsers(site: Site):
    """Signed-in browsers of the learner ada, the author alan and the admin grace."""
    with site.database.transaction() as session:
        accounts.add_user(session, "alan", PASSWORD, Role.AUTHOR)
    found = {n: site.client(Cookie=site.cookie(n), **HTML) for n in ("ada", "alan", "grace")}
    found["ada"].post("/problems/sgd/report", data={"about": "statement", "text": SAID})
    yield found
    for client in found.values():
        client.close()


def acts(site: Site) -> list[str]:
    with site.database.session() as session:
        return [each.action for each in reversed(audit.entries(session))]


def test_a_report_is_given_answered_and_closed(site: Site, browsers):
    """Waiting for all, then Alan's; Ada reads his answer and her notice is gone once opened."""
    ada, alan, grace = browsers["ada"], browsers["alan"], browsers["grace"]
    waiting = alan.get("/admin/reports").text

    given = grace.post("/admin/reports/1/assign", data={"assignee": "alan"})
    his = alan.get("/admin/reports?show=mine").text
    alan.post("/admin/reports/1/resolve", data={"answer": "It is <named> now."})

    assert given.status_code == 303
    assert "The axis is &lt;missing&gt; here." in waiting
    assert "Nobody has it yet" in waiting
    assert "#1 by ada" in his
    assert "#1 by ada" not in grace.get("/admin/reports?show=mine").text
    assert "Nothing waits" in alan.get("/admin/reports").text
    assert "It is &lt;named&gt; now." in alan.get("/admin/reports?show=closed").text
    assert "is yours to work off" in alan.get("/notices").text
    assert 'href="/notices"' in ada.get("/problems").text
    assert "was answered" in ada.get("/notices").text
    opened = ada.post("/notices/2/open")
    assert opened.headers["location"] == "/reports#report-1"
    assert "It is &lt;named&gt; now." in ada.get("/reports").text
    assert 'href="/notices"' not in ada.get("/problems").text
    assert acts(site) == ["report.assign", "report.resolve"]


def test_who_may_not_have_a_report_is_not_given_one(browsers):
    """Learners prepare nothing; a closed report changes no more; a stranger's notice is none."""
    ada, alan = browsers["ada"], browsers["alan"]

    refused = alan.post("/admin/reports/1/assign", data={"assignee": "ada"})
    alan.post("/admin/reports/1/take")
    alan.post("/admin/reports/1/assign", data={"assignee": ""})
    back = alan.get("/admin/reports").text
    alan.post("/admin/reports/1/resolve")

    assert refused.status_code == 422
    assert "neither author nor administrator" in refused.text
    assert "Nobody has it yet" in back
    assert alan.post("/admin/reports/1/take").status_code == 409
    assert alan.post("/notices/1/open").status_code == 404
    assert "was closed" in ada.get("/notices").text


def test_programs_and_the_shell_work_reports_off(site: Site, browsers, data_dir: Path):
    """REST and the command line do what the page does, and are in the log."""
    token = site.token("grace", Scope.READ, Scope.ADMIN)
    reports = "/api/v1/admin/reports"
    browsers["ada"].post("/problems/adam/report", data={"about": "other", "text": "A typo there."})
    with site.client(Authorization=f"Bearer {token}") as client:
        first = client.get(reports, params={"limit": 1}).json()
        second = client.get(reports, params={"cursor": first["next"]}).json()
        given = client.put(f"{reports}/1/assignee", json={"assignee": "grace"})
        mine = client.get(reports, params={"show": "mine"}).json()["items"]
        closed = client.post(f"{reports}/1/resolve", json={"answer": "Done."}).json()

    def shell(*words: str) -> str:
        done = CliRunner().invoke(command_line, ["report", *words, "--data", str(data_dir)])
        assert done.exit_code == 0, done.output
        return done.stdout

    shell("assign", "2", "alan")
    listed = json.loads(shell("list", "--of", "alan", "--json"))
    shell("resolve", "2", "--note", "Mended.")

    assert [each["problem"] for each in first["items"] + second["items"]] == ["sgd", "adam"]
    assert given.json()["assignee"] == "grace"
    assert [each["id"] for each in mine] == [1]
    assert closed["answer"] == "Done."
    assert [(each["id"], each["assignee"]) for each in listed] == [(2, "alan")]
    assert json.loads(shell("list", "--json")) == []
    assert acts(site) == ["report.assign", "report.resolve"] * 2
