"""Whether learners like a problem: a word to its authors, no ranking."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import User, Vote
from app.db.turns import take_turns
from app.errors import NotAllowed
from app.services import catalogue
from app.wording import sentence


@dataclass(frozen=True)
class Votes:
    """How many like a problem, how many do not, and what the one who looks said."""

    likes: int
    dislikes: int
    own: bool | None


def get(session: Session, user: User | None, problem_id: int) -> Votes:
    """The votes on a problem."""
    rows = session.execute(
        select(Vote.is_like, func.count())
        .where(Vote.problem_id == problem_id)
        .group_by(Vote.is_like)
    )
    counts = {bool(is_like): count for is_like, count in rows}
    own = None if user is None else session.get(Vote, (user.id, problem_id))
    return Votes(counts.get(True, 0), counts.get(False, 0), None if own is None else own.is_like)


def cast(session: Session, user: User, slug: str, is_like: bool | None) -> None:
    """Say whether one likes the problem; None takes it back.

    Raises:
        NotFound: there is no such problem. NotAllowed: guests have no vote.
    """
    if user.is_guest:
        raise NotAllowed(sentence("Votes belong to accounts: sign up first. Your work is kept."))
    problem = catalogue.find(session, slug)
    take_turns(session, f"votes of {user.id}")
    present = session.get(Vote, (user.id, problem.id))
    if present is not None and is_like is None:
        session.delete(present)
    elif present is not None and is_like is not None:
        present.is_like = is_like
    elif is_like is not None:
        session.add(Vote(user_id=user.id, problem_id=problem.id, is_like=is_like))
    session.flush()
