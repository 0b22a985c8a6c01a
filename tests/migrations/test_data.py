"""Upgrading a database that is in use: every row survives, and the program understands it."""

import pytest
from sqlalchemy import select

from app.bus import local_bus
from app.db import migrate, upkeep
from app.db.models import Problem, Submission
from app.services import accounts, judging, learning, submissions
from app.services.catalogue.importing import daily_order
from app.services.submissions import SubmissionQuery
from tests.migrations import states

OLDEST = states.REVISIONS[0]


@pytest.mark.parametrize("revision", states.REVISIONS)
def test_every_row_survives_the_upgrade(empty_database, revision):
    """From each recorded state to the newest schema: what was stored reads the same."""
    rows = states.read(revision)
    empty_database.upgrade(revision)
    states.fill(empty_database, rows)

    empty_database.upgrade()

    expected = {name: table for name, table in rows.items() if table}
    assert states.stored(empty_database, rows) == expected
    assert upkeep.find_faults(empty_database) == []


def test_old_accounts_and_work_are_understood(empty_database):
    """People sign in with the password of then, and find submissions, hints and drafts."""
    empty_database.upgrade(OLDEST)
    states.fill(empty_database, states.read(OLDEST))
    empty_database.upgrade()

    with empty_database.transaction() as session:
        ada = accounts.sign_in(session, "ada", "correct horse battery", None)
        page = submissions.list_own(session, ada, SubmissionQuery())
        first = submissions.get_visible(session, ada, page.items[-1].id)
        draft = learning.get_draft(session, ada, "sgd")

    assert ada.is_admin
    assert [item.verdict for item in page.items] == ["accepted", "wrong_answer"]
    assert first.report["headline"] == "Not yet."
    assert draft.code == "# draft é\n".encode() + b"\xff"


def test_old_problems_keep_their_place(empty_database):
    """In the order of titles and of days they stand where an import today would put them."""
    empty_database.upgrade(OLDEST)
    states.fill(empty_database, states.read(OLDEST))
    empty_database.upgrade()

    with empty_database.session() as session:
        found = session.scalars(select(Problem)).one()

    assert found.title_key == "sgd with weight decay"
    assert found.daily_order == daily_order("sgd")


def test_what_waited_is_judged_after_the_upgrade(empty_database):
    """Rows queued by the old version are claimed by the new one, the run first; ids go on."""
    empty_database.upgrade(OLDEST)
    states.fill(empty_database, states.read(OLDEST))
    empty_database.upgrade()

    with empty_database.transaction() as session:
        claimed = [judging.claim(session, "worker") for _ in range(3)]
        ada = accounts.get_user(session, "ada")
        new = submissions.submit(session, local_bus(), ada, "sgd", b"pass")
        highest = session.scalars(select(Submission.id).order_by(Submission.id.desc())).first()

    kinds = [None if claim is None else str(claim.kind) for claim in claimed]
    assert kinds == ["run", "submit", None]
    assert new.id == highest == 5


def test_one_step_back_and_forth_keeps_the_rows(empty_database):
    """A release that turns out bad can be taken back: what the older version knew is there."""
    rows = states.read(OLDEST)
    empty_database.upgrade(OLDEST)
    states.fill(empty_database, rows)
    empty_database.upgrade()

    migrate.downgrade(empty_database.url, OLDEST)

    assert states.stored(empty_database, rows) == {
        name: each for name, each in rows.items() if each
    }
    empty_database.upgrade()
    empty_database.require_current()
