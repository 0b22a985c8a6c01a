"""Counting afterwards: what must hold however the site was broken."""

import time
from collections import Counter

from sqlalchemy import func, select

from app.db.engine import Database
from app.db.models import Draft, Problem, Status, Submission
from app.services import accounts
from tests.chaos.site import read_audit
from tests.chaos.traffic import SLUG, Traffic

JUDGED_WITHIN_S = 90
LOOK_EVERY_S = 0.25


def wait_until_judged(database: Database) -> None:
    """Wait until nothing is queued or running."""
    deadline = time.monotonic() + JUDGED_WITHIN_S
    left = None
    while left != 0:
        assert time.monotonic() < deadline, f"{left} submissions are still not judged"
        time.sleep(LOOK_EVERY_S)
        with database.session() as session:
            waiting = Submission.status.in_((Status.QUEUED, Status.RUNNING))
            left = session.scalar(select(func.count()).where(waiting))


def check(database: Database, traffic: Traffic) -> None:
    """Nothing is lost, nothing is judged twice, nothing is judged wrong."""
    assert traffic.faults == []
    with database.session() as session:
        rows = session.scalars(select(Submission)).all()
        problem = session.scalars(select(Problem).where(Problem.slug == SLUG)).one()
    by_id = {row.id: row for row in rows}
    right = {True: "accepted", False: "wrong_answer"}
    wrong = [
        (each.key, by_id[each.id].status, by_id[each.id].verdict)
        for each in traffic.acknowledged
        if (by_id[each.id].status, by_id[each.id].verdict) != ("done", right[each.is_right])
    ]
    assert wrong == []
    # One row a key: a request that was repeated did not queue a second one.
    assert len(by_id) == len(traffic.acknowledged) == len({row.idempotency_key for row in rows})
    # The problem counts in the verdict's own transaction: once for each row.
    assert problem.judged == len(rows)
    assert problem.accepted == sum(each.is_right for each in traffic.acknowledged)
    assert problem.solvers == len({each.token for each in traffic.acknowledged if each.is_right})
    check_drafts(database, traffic)


def check_one_end_each(database: Database) -> None:
    """Postgres wrote down every end: one for each submission, and none after it."""
    ends = Counter(submission_id for submission_id, _, _ in read_audit(database))
    with database.session() as session:
        ids = session.scalars(select(Submission.id)).all()
    assert ends == Counter(ids)


def check_drafts(database: Database, traffic: Traffic) -> None:
    """The draft of each learner is the last one that was acknowledged."""
    with database.session() as session:
        for token, code in traffic.drafts.items():
            found = accounts.find_token(session, token)
            assert found is not None
            draft = session.scalar(select(Draft.code).where(Draft.user_id == found.user_id))
            assert draft == code.encode()
