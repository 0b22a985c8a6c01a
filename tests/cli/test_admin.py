"""`ndjudge user`, `token` and `db`, run as an operator runs them."""

import json
import sqlite3
from contextlib import closing


def test_an_account_from_the_shell(ndjudge, data_dir):
    """add, role, list, disable: each prints one JSON document and is in the audit log."""
    added = ndjudge("user", "add", "ada", "--json", stdin="correct horse\n")
    ndjudge("user", "role", "ada", "teacher")
    disabled = ndjudge("user", "disable", "ada", "--json")
    listed = ndjudge("user", "list", "--json")

    assert json.loads(added.stdout)["role"] == "learner"
    assert json.loads(disabled.stdout)["is_disabled"] is True
    assert [user["role"] for user in json.loads(listed.stdout)] == ["teacher"]
    assert "correct horse" not in added.stdout + added.stderr
    with closing(sqlite3.connect(data_dir / "ndjudge.sqlite3")) as stored:
        log = stored.execute("SELECT action, subject, actor, detail FROM audit_log").fetchall()
    assert [each[:2] for each in log] == [
        ("user.add", "ada"),
        ("user.role", "ada"),
        ("user.disable", "ada"),
    ]
    assert all(each[2].startswith("shell:") for each in log)
    assert "correct horse" not in str(log)


def test_what_an_operator_did_wrong_exits_with_2(ndjudge):
    """A short password, an unknown user and the last admin: a sentence each, no traceback."""
    short = ndjudge("user", "add", "ada", stdin="short\n")
    unknown = ndjudge("user", "role", "nobody", "admin")
    ndjudge("user", "add", "root", "--role", "admin", stdin="correct horse\n")
    last = ndjudge("user", "disable", "root")

    assert [run.returncode for run in (short, unknown, last)] == [2, 2, 2]
    assert "5 characters; take at least 8" in short.stderr
    assert "no user 'nobody'" in unknown.stderr
    assert "only administrator" in last.stderr
    assert "Traceback" not in short.stderr + unknown.stderr + last.stderr


def test_a_token_is_shown_once(ndjudge):
    """create prints the token, list only its prefix, revoke ends it."""
    ndjudge("user", "add", "ada", stdin="correct horse\n")

    made = json.loads(ndjudge("token", "create", "ada", "laptop", "--json").stdout)
    listed = ndjudge("token", "list", "ada", "--json")
    revoked = ndjudge("token", "revoke", "ada", str(made["id"]))

    assert made["token"].startswith("ndj_")
    assert made["token"] not in listed.stdout
    assert json.loads(listed.stdout)[0]["prefix"] == made["token"][:12]
    assert revoked.returncode == 0
    assert json.loads(ndjudge("token", "list", "ada", "--json").stdout) == []


def test_a_new_directory_is_refused_until_it_is_upgraded(ndjudge, data_dir):
    """No command works on a missing schema; `db upgrade` makes it, `db check` tells."""
    (data_dir / "ndjudge.sqlite3").unlink()

    refused = ndjudge("user", "list")
    unhealthy = ndjudge("db", "check", "--json")
    upgraded = ndjudge("db", "upgrade")
    healthy = ndjudge("db", "check", "--json")

    assert refused.returncode == 2
    assert "ndjudge db upgrade" in refused.stderr
    assert unhealthy.returncode == 1
    assert json.loads(unhealthy.stdout)["ok"] is False
    assert upgraded.returncode == 0
    assert json.loads(healthy.stdout) == {"ok": True, "faults": []}


def test_a_backup_holds_everything_and_overwrites_nothing(ndjudge, tmp_path):
    """The copy is a complete database; a second one to the same name is refused."""
    ndjudge("user", "add", "ada", stdin="correct horse\n")
    target = tmp_path / "backups" / "copy.sqlite3"

    first = ndjudge("db", "backup", str(target), "--json")
    second = ndjudge("db", "backup", str(target))

    assert json.loads(first.stdout)["size_bytes"] == target.stat().st_size
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT name FROM users").fetchall() == [("ada",)]
    assert second.returncode == 2
    assert "exists" in second.stderr


def test_a_link_for_a_new_password(ndjudge):
    """Printed once, to hand over; a guest or a stranger has none."""
    ndjudge("user", "add", "ada", stdin="correct horse\n")

    made = ndjudge("user", "reset-link", "ada", "--json")
    unknown = ndjudge("user", "reset-link", "nobody")

    path = json.loads(made.stdout)["link"]
    assert path.startswith("/reset/")
    assert len(path) > len("/reset/") + 40
    assert unknown.returncode == 2
