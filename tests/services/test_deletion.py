"""Users who leave, or become another user, while their work is being judged."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import (
    Base,
    KeptDraft,
    Opinion,
    PlanState,
    Problem,
    ProblemReport,
    Rejudged,
    Rejudging,
    Submission,
    User,
)
from app.errors import Conflict
from app.services import (
    accounts,
    judging,
    learning,
    notes,
    preferences,
    problem_reports,
    progress,
    salts,
    submissions,
)
from judge.report import Verdict

SLUG = "layer-norm"
PASSWORD = "correct horse"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
BLOCKED_WITHIN_S = 20

Step = Callable[[Session], object]


@pytest.fixture
def at_once(stocked) -> Callable[[Step, Step], list[Exception]]:
    """Does the second thing in the middle of the first, as far as the database allows.

    Returns what the second raised, which is mostly nothing.
    """

    def run(first: Step, second: Step) -> list[Exception]:
        raised: list[Exception] = []

        def do_second() -> None:
            try:
                with stocked.transaction() as session:
                    second(session)
            except Exception as error:
                raised.append(error)

        other = threading.Thread(target=do_second)
        with stocked.transaction() as session:
            first(session)
            other.start()
            wait_until_blocked(stocked, other)
        other.join()
        return raised

    return run


def wait_until_blocked(database, thread: threading.Thread) -> None:
    """Until the thread waits for a lock; on SQLite there is but one, which is taken already."""
    deadline = time.monotonic() + BLOCKED_WITHIN_S
    while not database.is_sqlite and thread.is_alive():
        with database.engine.connect() as connection:
            if connection.exec_driver_sql(WAITING).scalar_one():
                return
        assert time.monotonic() < deadline, "nobody waits"


def counts(database) -> tuple[int, int, int]:
    with database.session() as session:
        row = session.scalars(select(Problem).where(Problem.slug == SLUG)).one()
        return row.judged, row.accepted, row.solvers


def test_everything_goes_whatever_its_state(stocked, bus, new_guest, judged, submit, make_report):
    """Done, waiting, running and rejudged submissions, runs, drafts, notes, tokens, sessions."""
    leaves = new_guest()
    with stocked.transaction() as session:
        leaves = accounts.sign_up(session, "ada", PASSWORD, leaves)
    done = judged(leaves)
    submit(leaves)
    with stocked.transaction() as session:
        held = judging.claim(session, "worker")
        waiting = submissions.submit(session, bus, leaves, SLUG, b"waits")
        submissions.run(session, bus, leaves, SLUG, b"run")
        for step in (accounts.open_session, learning.save_draft, learning.take_hint):
            rest = {learning.save_draft: (SLUG, b"a"), learning.take_hint: (SLUG,)}.get(step, ())
            step(session, leaves, *rest)
        learning.give_up(session, leaves, SLUG)
        notes.save(session, leaves, SLUG, "mine")
        preferences.change(session, leaves, about="me")
        accounts.create_token(session, leaves, "laptop")
        problem_reports.add(session, leaves, SLUG, "other", "something is wrong", done.id)
        problem_id = done.problem_id
        session.add(Opinion(user_id=leaves.id, submission_id=done.id, digest="d", prompt_version=1,
                            model="m", host="h", characters_sent=1))  # fmt: skip
        session.add(KeptDraft(user_id=leaves.id, problem_id=problem_id, code=b"b",
                              saved_at=done.created_at))  # fmt: skip
        rejudging = Rejudging(
            problem_id=problem_id, version_id=done.version_id, runtime="r", reason="r",
            salt_id=salts.current_salt(session).id, state=PlanState.PLANNED,
        )  # fmt: skip
        session.add(rejudging)
        session.flush()
        session.add(Rejudged(
            rejudging_id=rejudging.id, submission_id=done.id, old_verdict="accepted",
            new_verdict="accepted", new_report={}, keeps_verdict=False,
        ))  # fmt: skip

    with stocked.transaction() as session:
        progress.delete_account(session, leaves)

    assert counts(stocked) == (0, 0, 0)
    with stocked.session() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                for key in column.foreign_keys:
                    if key.column.table.name in ("users", "submissions"):
                        left = select(func.count()).where(column.is_not(None))
                        assert session.scalar(left) == 0, column
        assert session.scalars(select(ProblemReport.text)).all() == ["something is wrong"]
        assert not judging.is_held(session, held)
    with stocked.transaction() as session:
        assert not judging.finish(session, bus, held, make_report())
        assert judging.claim(session, "worker") is None
    assert waiting.id is not None


def test_a_row_that_is_deleted_in_its_last_attempt_is_left_alone(
    stocked, bus, learner, submit, make_report
):
    """The worker's third failure meets no row: nothing to fail, and no fault of its own."""
    submit(learner)
    for _ in range(judging.MAX_ATTEMPTS - 1):
        with stocked.transaction() as session:
            judging.give_back(session, bus, judging.claim(session, "worker"), "test")
    with stocked.transaction() as session:
        last = judging.claim(session, "worker")
    with stocked.transaction() as session:
        progress.delete_account(session, learner)

    with stocked.transaction() as session:
        assert not judging.give_back(session, bus, last, "test")


def test_a_verdict_that_lands_meanwhile_is_not_left_in_the_counts(
    stocked, bus, learner, submit, make_report, at_once
):
    """The worker stores a verdict while its author leaves: both succeed, nothing is counted."""
    submit(learner)
    with stocked.transaction() as session:
        held = judging.claim(session, "worker")

    raised = at_once(
        lambda session: judging.finish(session, bus, held, make_report()),
        lambda session: progress.delete_account(session, learner),
    )

    assert raised == []
    assert counts(stocked) == (0, 0, 0)


def test_a_guest_who_signs_in_while_judged_is_one_solver(
    stocked, bus, learner, submit, judged, make_report, at_once
):
    """Two solutions of what was two users, one of them stored in the middle of the union."""
    with stocked.transaction() as session:
        ada = accounts.add_user(session, "ada", PASSWORD)
    judged(ada)
    submit(learner)
    with stocked.transaction() as session:
        held = judging.claim(session, "worker")

    raised = at_once(
        lambda session: judging.finish(session, bus, held, make_report(Verdict.ACCEPTED)),
        lambda session: accounts.sign_in(session, "ada", PASSWORD, None, learner),
    )

    assert raised == []
    assert counts(stocked) == (2, 2, 1)
    with stocked.session() as session:
        assert set(session.scalars(select(Submission.user_id))) == {ada.id}


def test_two_last_administrators_cannot_leave_at_once(stocked, at_once):
    """Each sees the other while neither has gone; the second is refused all the same."""
    with stocked.transaction() as session:
        first, second = (accounts.add_user(session, n, PASSWORD, "admin") for n in ("one", "two"))

    raised = at_once(
        lambda session: progress.delete_account(session, first),
        lambda session: progress.delete_account(session, second),
    )

    assert [type(each) for each in raised] == [Conflict]
    with stocked.session() as session:
        assert session.scalars(select(User.name)).all() == ["two"]


def test_two_who_take_one_name_at_once(stocked, at_once):
    """One has it; the other is told, as if it had been taken before."""
    raised = at_once(
        lambda session: accounts.sign_up(session, "ada", PASSWORD),
        lambda session: accounts.sign_up(session, "Ada", PASSWORD),
    )

    assert [type(each) for each in raised] == [Conflict]
