"""Publishing in two steps, and judging again in the shadow: nothing moves before it is applied."""

import pytest
from sqlalchemy import select

from app.db.models import Problem, ProblemVersion, Submission
from app.errors import Conflict, NotFound
from app.services import catalogue, publishing, rejudging, salts
from app.services.rejudging import Judged, Work
from judge.report import Verdict
from problems.load import load_package

SLUG = "layer-norm"


@pytest.fixture
def changed(library):
    """Makes the library's package with another title; `judges` changes its tests too."""
    old = library.problems[SLUG]

    def make(title: str, judges: bool = False):
        files = dict(old.files)
        toml = files["problem.toml"].decode()
        toml = toml.replace(f'"{old.title}"', f'"{title}"', 1)
        files["problem.toml"] = (toml + "\n[limits]\ncpu_s = 1.5\n" if judges else toml).encode()
        return load_package(files, slug=old.slug, collection=old.collection, chapter=old.chapter)

    return make


@pytest.fixture
def plan(stocked):
    """Stores a plan for a package, with what judging again in the shadow found."""

    def make(package, judged=()) -> str:
        with stocked.transaction() as session:
            salt = salts.current_salt(session)
            return publishing.plan(session, package, {"cases": {}}, judged, salt.id).id

    return make


def title(database) -> str:
    with database.session() as session:
        return session.scalar(select(Problem.title).where(Problem.slug == SLUG))


def apply(database, plan_id: str):
    with database.transaction() as session:
        return publishing.apply(session, plan_id)


def work(submission: Submission) -> Work:
    return Work(submission.id, submission.user_id, b"", submission.verdict, None, None)


def test_a_plan_changes_nothing_until_it_is_applied(stocked, plan, changed):
    """Planned, then applied, then applied again: the page changes once."""
    before = title(stocked)
    plan_id = plan(changed("Layer norm anew"))
    planned = title(stocked)

    _, moved = apply(stocked, plan_id)
    again, _ = apply(stocked, plan_id)

    assert (planned, title(stocked)) == (before, "Layer norm anew")
    assert moved == 0
    assert again.state == "applied"


def test_the_same_package_is_the_same_plan(stocked, plan, changed):
    """By content, as long as the ground is the same."""
    package = changed("Layer norm anew")
    plan_id = plan(package)

    with stocked.session() as session:
        found = publishing.find_planned(session, SLUG, package.package_hash)
        other = publishing.find_planned(session, SLUG, changed("Other").package_hash)

    assert found.id == plan_id
    assert other is None


def test_a_plan_is_refused_when_another_version_came_first(stocked, plan, changed):
    """Its verdicts were compared with what is not there any more."""
    first, second = plan(changed("First")), plan(changed("Second"))
    apply(stocked, first)

    with pytest.raises(Conflict, match="another version"):
        apply(stocked, second)

    assert title(stocked) == "First"


def test_a_cancelled_plan_is_closed(stocked, plan, changed):
    """It cannot be applied; an applied one cannot be cancelled; an unknown one is told."""
    dropped, applied = plan(changed("Dropped")), plan(changed("Applied"))
    with stocked.transaction() as session:
        publishing.cancel(session, dropped)
    apply(stocked, applied)

    with pytest.raises(Conflict, match="cancelled"):
        apply(stocked, dropped)
    with stocked.transaction() as session, pytest.raises(Conflict, match="applied"):
        publishing.cancel(session, applied)
    with pytest.raises(NotFound, match="--plans"):
        apply(stocked, "nothing")


def test_what_is_published_is_left_alone_by_the_library_until_released(
    stocked, plan, changed, library
):
    """The next import reports the conflict; after a release the library rules again."""
    apply(stocked, plan(changed("Published here")))

    with stocked.transaction() as session:
        summary = catalogue.import_library(session, library)
    kept = title(stocked)
    with stocked.transaction() as session:
        publishing.release(session, SLUG)
        catalogue.import_library(session, library)

    assert summary.conflicts == (SLUG,)
    assert kept == "Published here"
    assert title(stocked) == library.problems[SLUG].title


def test_verdicts_move_with_the_plan_and_nobody_loses_a_solve(
    stocked, plan, changed, learner, judged, make_report
):
    """Wrong may become accepted; accepted stays, and says what it is under the new tests."""
    right = judged(learner)
    wrong = judged(learner, Verdict.WRONG_ANSWER)
    found = [
        Judged(work(right), make_report(Verdict.WRONG_ANSWER)),
        Judged(work(wrong), make_report(Verdict.ACCEPTED)),
    ]
    package = changed("Stricter", judges=True)
    plan_id = plan(package, found)
    with stocked.session() as session:
        before = [session.get_one(Submission, each.id).verdict for each in (right, wrong)]

    _, moved = apply(stocked, plan_id)

    with stocked.session() as session:
        after = [session.get_one(Submission, each.id) for each in (right, wrong)]
        later = [rejudging.later_verdict(session, each.id) for each in (right, wrong)]
        row = session.scalar(select(Problem).where(Problem.slug == SLUG))
        current = session.get_one(ProblemVersion, row.current_version_id)
    assert before == ["accepted", "wrong_answer"]
    assert [each.verdict for each in after] == ["accepted", "accepted"]
    assert after[1].judging_hash == package.judging_hash == current.judging_hash
    assert (moved, row.judged, row.accepted, row.solvers) == (1, 2, 2, 1)
    assert later[0] is not None
    assert later[0].verdict == "wrong_answer"
    assert later[1] is None


def test_judging_again_is_applied_once(stocked, learner, judged, make_report):
    """The second time is refused, so a repeated command moves nothing twice."""
    wrong = judged(learner, Verdict.WRONG_ANSWER)
    with stocked.transaction() as session:
        row = catalogue.find(session, SLUG)
        found = [Judged(work(wrong), make_report())]
        salt = salts.current_salt(session)
        made = rejudging.record(session, row.current_version_id, salt.id, found, "by hand")
        first = rejudging.apply(session, made)

        with pytest.raises(Conflict, match="before"):
            rejudging.apply(session, made)

    assert first == 1
