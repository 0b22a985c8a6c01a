"""Hints, solutions and drafts, and what happens to them when an account ends."""

import json

import pytest
from sqlalchemy import func, select, update

from app.db.clock import now
from app.db.models import Base, HintTaken
from app.errors import Conflict, NotFound, TooLarge, TooMany
from app.services import (
    accounts,
    catalogue,
    drafts,
    export,
    learning,
    lists,
    notes,
    progress,
    votes,
)

SLUG = "layer-norm"


def test_hints_open_one_by_one(stocked, learner, library):
    """Each call opens the next; the last one says what opens the solution."""
    texts = library.problems[SLUG].hints

    with stocked.transaction() as session:
        counts = [len(learning.take_hint(session, learner, SLUG).opened) for _ in texts]
        with pytest.raises(Conflict, match="solution"):
            learning.take_hint(session, learner, SLUG)
        view = learning.hints(session, learner, SLUG)

    assert counts == list(range(1, len(texts) + 1))
    assert (view.opened, view.left) == (texts, 0)


def test_a_site_may_want_a_pause_between_hints(stocked, learner):
    """The first opens at once, the next says how long one has to think."""
    with stocked.transaction() as session:
        learning.take_hint(session, learner, SLUG, pause_s=60)
        with pytest.raises(TooMany) as refusal:
            learning.take_hint(session, learner, SLUG, pause_s=60)
        session.execute(update(HintTaken).values(taken_at=now(-61)))

        assert len(learning.take_hint(session, learner, SLUG, pause_s=60).opened) == 2

    assert 0 < refusal.value.retry_after_s <= 60


def test_without_a_user_only_the_number_of_hints_is_told(stocked, library):
    """A visitor sees how many there are."""
    with stocked.session() as session:
        view = learning.hints(session, None, SLUG)

    assert (view.opened, view.total) == ((), len(library.problems[SLUG].hints))


def test_the_solution_opens_by_giving_up_or_solving(stocked, new_guest, judged):
    """Before either it is refused, for visitors too."""
    gives_up, solves = new_guest(), new_guest()
    with stocked.session() as session:
        for user in (gives_up, solves, None):
            with pytest.raises(Conflict):
                learning.solution(session, user, SLUG)

    with stocked.transaction() as session:
        learning.give_up(session, gives_up, SLUG)
        learning.give_up(session, gives_up, SLUG)
    judged(solves)

    with stocked.session() as session:
        views = [learning.solution(session, user, SLUG) for user in (gives_up, solves)]
    assert views[0] == views[1]
    assert "def layer_norm" in views[0].reference


def test_a_draft_is_kept_until_the_next_one(stocked, learner):
    """Any bytes come back as they were; what is too large for a submission is refused."""
    with stocked.transaction() as session:
        learning.save_draft(session, learner, SLUG, b"old")
    with stocked.transaction() as session:
        first = learning.get_draft(session, learner, SLUG)
        second = learning.save_draft(session, learner, SLUG, b"\xff\x00new")
        with pytest.raises(TooLarge, match="65537 bytes"):
            learning.save_draft(session, learner, SLUG, b"x" * 65537)

    with stocked.session() as session:
        kept = learning.get_draft(session, learner, SLUG)
    assert kept == second
    assert kept.code == b"\xff\x00new"
    assert kept.saved_at > first.saved_at


def test_an_unknown_problem_has_nothing(stocked, learner):
    """Every call names the slug."""
    with stocked.transaction() as session:
        for call in (learning.hints, learning.take_hint, learning.give_up, learning.solution):
            with pytest.raises(NotFound, match="no-such"):
                call(session, learner, "no-such")


def test_a_deleted_account_leaves_nothing_and_is_not_counted(stocked, new_guest, judged):
    """All rows of the user go; what problems count is what others did."""
    leaves, stays = new_guest(), new_guest()
    for user in (leaves, stays):
        judged(user)
    with stocked.transaction() as session:
        accounts.open_session(session, leaves)
        learning.take_hint(session, leaves, SLUG)
        learning.give_up(session, leaves, SLUG)
        learning.save_draft(session, leaves, SLUG, b"code")

    with stocked.transaction() as session:
        progress.delete_account(session, leaves)

    with stocked.session() as session:
        row = catalogue.find(session, SLUG)
        assert (row.judged, row.accepted, row.solvers) == (1, 1, 1)
        for table in Base.metadata.sorted_tables:
            if "user_id" in table.c:
                left = select(func.count()).where(table.c.user_id == leaves.id)
                assert session.scalar(left) == 0, table.name


def test_an_export_is_complete_and_plain(stocked, learner, judged):
    """Every table that names the user is in it, as JSON; no secret among them."""
    submission = judged(learner)
    with stocked.transaction() as session:
        learning.save_draft(session, learner, SLUG, b"one window")
        drafts.save(session, learner, SLUG, "café".encode(), None)
        learning.take_hint(session, learner, SLUG)
        notes.save(session, learner, SLUG, "biased variance")
        lists.put_favourite(session, learner, SLUG, is_in=True)
        account = accounts.sign_up(session, "ada", "correct horse", learner)
        votes.cast(session, account, SLUG, is_like=True)
        accounts.create_token(session, account, "laptop")
        accounts.open_session(session, account, "Firefox")

    with stocked.session() as session:
        exported = json.loads(json.dumps(export.export(session, account), allow_nan=False))

    assert exported["user"]["name"] == "ada"
    assert [each["id"] for each in exported["submissions"]] == [submission.id]
    assert exported["submissions"][0]["report"]["verdict"] == "accepted"
    assert exported["drafts"][0]["code"] == "café"
    assert exported["kept_drafts"][0]["code"] == "one window"
    assert exported["hints"][0]["number"] == 1
    assert exported["notes"][0]["text"] == "biased variance"
    assert exported["lists"] == [{"title": "Favourites", "is_public": False, "problems": [SLUG]}]
    assert exported["votes"][0]["is_like"] is True
    assert exported["sessions"][0]["browser"] == "Firefox"
    access = exported["user"], exported["tokens"], exported["sessions"]
    assert "hash" not in json.dumps(access)
