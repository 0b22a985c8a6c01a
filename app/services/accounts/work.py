"""Holding still what users have sent in, while it is counted, moved or deleted."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Submission, User


def hold_work(session: Session, *user_ids: int) -> None:
    """Let no submission of these users begin, move or end until this transaction does.

    A worker that stores a verdict locks the submission and then the problem that counts it.
    Whoever changes both for a whole user takes them in the same order: users, so that nothing
    new comes in, their submissions, then problems. Otherwise a verdict that is stored meanwhile
    would not be in the counts, or the two would wait for each other.
    """
    users = select(User.id).where(User.id.in_(user_ids))
    own = select(Submission.id).where(Submission.user_id.in_(user_ids))
    session.execute(users.order_by(User.id).with_for_update()).all()
    session.execute(own.order_by(Submission.id).with_for_update()).all()
