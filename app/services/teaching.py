"""What teachers see of a learner's work."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from app.db.models import Kind, Submission, User
from app.errors import NotFound

HISTORY = 100


@dataclass(frozen=True)
class Work:
    """A learner's newest submissions, and how many problems they tried and solved."""

    submissions: tuple[Submission, ...]
    tried: int
    solved: int


def work_of(session: Session, learner: User) -> Work:
    """What a learner has sent in."""
    own = (Submission.user_id == learner.id, Submission.kind == Kind.SUBMIT)
    tried, solved = session.execute(
        select(
            func.count(Submission.problem_id.distinct()),
            func.count(Submission.problem_id.distinct()).filter(Submission.verdict == "accepted"),
        ).where(*own)
    ).one()
    newest = select(Submission).where(*own).order_by(Submission.id.desc()).limit(HISTORY)
    return Work(tuple(session.scalars(newest)), tried, solved)


def submission_of_anybody(session: Session, submission_id: int) -> tuple[Submission, User]:
    """A submission with its code, and its learner; for pages that ask for the right to teach.

    Raises:
        NotFound: there is none.
    """
    found = None
    if 0 < submission_id < 2**63:
        found = session.scalar(
            select(Submission)
            .where(Submission.id == submission_id, Submission.kind == Kind.SUBMIT)
            .options(undefer(Submission.code), undefer(Submission.report))
        )
    if found is None:
        raise NotFound(f"There is no submission {submission_id}.")
    return found, session.get_one(User, found.user_id)
