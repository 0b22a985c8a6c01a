"""`publish`, `diff`, `stats`, `rejudge` and `salt rotate` on a site with judged submissions."""

import json
import shutil
from pathlib import Path

import pytest

from app.bus import local_bus
from app.db.engine import Database
from app.db.models import Submission
from app.services import accounts, catalogue, judging, salts, submissions
from app.settings import Settings
from judge.run import Judge
from tests.docs.guide import PACKAGE, write_files

PLACE = ("--chapter", "foundations/numerical-stability")
LARGE, SMALL = "10 ** rng.uniform(6.0, 9.0, 200)", "rng.uniform(0.9, 1.1, 200)"


@pytest.fixture(scope="module")
def judge():
    with Judge(1) as started:
        yield started


@pytest.fixture(scope="module")
def published(tmp_path_factory, migrated_file, run_ndjudge) -> Path:
    """A data directory where a weak version of the guide's problem is published.

    Beside it stand the package `weak`, where no product overflows, and the guide's own.
    """
    folder = tmp_path_factory.mktemp("published")
    (folder / "data").mkdir()
    shutil.copy(migrated_file, folder / "data" / "ndjudge.sqlite3")
    write_files(folder)
    weak = folder / "weak" / PACKAGE
    shutil.copytree(folder / PACKAGE, weak)
    (weak / "cases.py").write_text((weak / "cases.py").read_text().replace(LARGE, SMALL))
    (weak / "wrong" / "product_first.py").unlink()
    planned = run_ndjudge(folder / "data", "problem", "publish", str(weak), *PLACE, "--json")
    plan = json.loads(planned.stdout)["plan"]
    run_ndjudge(folder / "data", "problem", "publish", "--apply", plan)
    return folder


@pytest.fixture
def data_dir(published: Path, tmp_path: Path) -> Path:
    """A copy of that directory for one test."""
    return Path(shutil.copytree(published / "data", tmp_path / "data"))


@pytest.fixture
def database(data_dir: Path):
    opened = Database(Settings(data_dir=data_dir).url)
    yield opened
    opened.dispose()


@pytest.fixture
def send(database: Database, judge: Judge):
    """Submits code as a new learner and stores what the judge says; the submission's number."""
    bus = local_bus()

    def make(code: str) -> int:
        with database.transaction() as session:
            learner = accounts.create_guest(session)
            row = submissions.submit(session, bus, learner, PACKAGE, code.encode())
            claim = judging.claim(session, "worker")
            assert claim is not None
            package = catalogue.package(session, row.version_id)
            report = judge.run(package, code.encode(), salt=salts.current_salt(session))
            assert judging.finish(session, bus, claim, report)
            return row.id

    return make


def verdicts(database: Database, *ids: int) -> list[str | None]:
    with database.session() as session:
        return [session.get_one(Submission, each).verdict for each in ids]


def test_a_stricter_version_is_shown_before_it_moves_anything(ndjudge, published, database, send):
    """diff, plan, list, apply, rejudge, stats: each says what changes, and for whom."""
    strict = published / PACKAGE
    overflowing = send((strict / "wrong" / "product_first.py").read_text())
    right = send((strict / "reference.py").read_text())
    wrong = send("def geometric_mean(x, weights):\n    return 1.0\n")

    diff = ndjudge("problem", "diff", str(strict), "--json")
    planned = ndjudge("problem", "publish", str(strict), "--json")
    untouched = verdicts(database, overflowing, right, wrong)
    plan = json.loads(planned.stdout)
    again = json.loads(ndjudge("problem", "publish", str(strict), "--json").stdout)
    listed = json.loads(ndjudge("problem", "publish", "--plans", "--json").stdout)
    applied = ndjudge("problem", "publish", "--apply", plan["plan"], "--json")
    once_more = ndjudge("problem", "publish", "--apply", plan["plan"])
    shown = json.loads(ndjudge("rejudge", "--problem", PACKAGE, "--json").stdout)
    stats = json.loads(ndjudge("problem", "stats", str(strict), "--live", "--json").stdout)

    assert diff.returncode == 1
    assert json.loads(diff.stdout)["moves_verdicts"] is True
    assert json.loads(diff.stdout)["stored"] == {"judged": 3, "accepted": 2, "solvers": 2}
    assert untouched == ["accepted", "accepted", "wrong_answer"]
    assert plan["changes"] == {
        "accepted → accepted": 1,
        "accepted → wrong_answer": 1,
        "wrong_answer → wrong_answer": 1,
    }
    assert [each["plan"] for each in listed["plans"]] == [plan["plan"]] == [again["plan"]]
    assert (applied.returncode, once_more.returncode) == (0, 0)
    # Who was accepted stays accepted, under earlier tests.
    assert verdicts(database, overflowing, right, wrong) == untouched
    (change,) = shown["changes"]
    assert (change["submission"], change["new"]) == (overflowing, "wrong_answer")
    assert change["keeps_verdict"] is True
    (row,) = stats["problems"]
    assert (row["judged"], row["failed"], row["matched"]) == (3, 1, 0)
    assert f"#{wrong}" in row["unmatched"]


def test_a_verdict_moves_when_it_is_applied(ndjudge, published, database, send):
    """Code that failed under the old tests and passes today's is accepted after --apply."""
    strict = published / PACKAGE
    row = send((strict / "reference.py").read_text())
    with database.transaction() as session:
        stored = session.get_one(Submission, row)
        stored.verdict, stored.judging_hash = "wrong_answer", "sha256:of-earlier-tests"

    shown = json.loads(ndjudge("rejudge", "--problem", PACKAGE, "--json").stdout)
    before = verdicts(database, row)
    applied = json.loads(ndjudge("rejudge", "--problem", PACKAGE, "--apply", "--json").stdout)

    assert (shown["applied"], before) == (False, ["wrong_answer"])
    assert applied["moved"] == 1
    assert verdicts(database, row) == ["accepted"]
    assert json.loads(ndjudge("rejudge", "--problem", PACKAGE, "--json").stdout)["judged"] == 0


def test_a_new_salt_finds_answers_that_were_written_down(ndjudge, published, database, send, judge):
    """Accepted code that knows only the old cases is listed; no verdict moves, no salt is told."""
    with database.transaction() as session:
        old = salts.current_salt(session)
        version = catalogue.find(session, PACKAGE).current_version_id
        package = catalogue.package(session, version)
    cases = judge.case_set(package, old).cases
    known = {float(case.calls[0].args["x"].sum()): case.expected[0] for case in cases}
    learnt = send(f"def geometric_mean(x, weights):\n    return {known}[float(x.sum())]\n")
    right = send((published / PACKAGE / "reference.py").read_text())

    rotated = ndjudge("salt", "rotate", "--json")

    found = json.loads(rotated.stdout)
    with database.transaction() as session:
        new = salts.current_salt(session)
    assert rotated.returncode == 0
    assert found["judged"] == 2
    assert [each["submission"] for each in found["suspects"]] == [learnt]
    assert new.id == found["salt"] != old.id
    assert verdicts(database, learnt, right) == ["accepted", "accepted"]
    for salt in (old, new):
        assert salt.secret.hex() not in rotated.stdout + rotated.stderr


def test_what_cannot_be_published_is_refused_with_the_remedy(ndjudge, published, tmp_path):
    """No place, a weak package, an unknown plan, two wishes at once: exit codes 2 and 1."""
    broken = Path(shutil.copytree(published / PACKAGE, tmp_path / "new-slug"))
    for name in ("forgets_weights", "divides_by_count"):
        (broken / "wrong" / f"{name}.py").unlink()

    homeless = ndjudge("problem", "publish", str(broken))
    weak = ndjudge("problem", "publish", str(broken), *PLACE, "--json")
    unknown = ndjudge("problem", "publish", "--apply", "12345678")
    both = ndjudge("problem", "publish", str(broken), "--plans")

    assert [run.returncode for run in (homeless, weak, unknown, both)] == [2, 1, 2, 2]
    assert "--chapter COLLECTION/CHAPTER" in homeless.stderr
    assert json.loads(weak.stdout)["plan"] is None
    assert "--plans" in unknown.stderr
    assert json.loads(ndjudge("problem", "publish", "--plans", "--json").stdout)["plans"] == []
