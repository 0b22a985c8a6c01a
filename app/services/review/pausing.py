"""The learner's wish not to see a problem in the review: for a day, or for good."""

from datetime import date

from sqlalchemy.orm import Session

from app.db.models import ReviewPause, User
from app.db.turns import take_turns
from app.services import catalogue


def pause(session: Session, user: User, slug: str, until: date | None) -> None:
    """Leave the problem out of the review before the day `until`; None is for good.

    Raises:
        NotFound: there is no such problem.
    """
    problem = catalogue.find(session, slug)
    take_turns(session, f"review of {user.id}")
    row = session.get(ReviewPause, (user.id, problem.id))
    if row is None:
        row = ReviewPause(user_id=user.id, problem_id=problem.id)
        session.add(row)
    row.until = until
    session.flush()


def resume(session: Session, user: User, slug: str) -> None:
    """Take the problem into the review again; where it was not left out nothing changes.

    Raises:
        NotFound: there is no such problem.
    """
    row = session.get(ReviewPause, (user.id, catalogue.find(session, slug).id))
    if row is not None:
        session.delete(row)
        session.flush()
