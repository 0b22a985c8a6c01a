"""Reading one's own submissions."""

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, undefer

from app.db.models import IS_QUEUED, Kind, Status, Submission, User
from app.errors import Invalid, NotFound
from app.services import catalogue
from app.wording import sentence

MAX_LIMIT = 100


@dataclass(frozen=True)
class SubmissionQuery:
    """Which of the own submissions to list, newest first; `cursor` is the page before's `next`."""

    problem: str | None = None
    verdict: str | None = None
    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True)
class SubmissionPage:
    items: tuple[Submission, ...]
    next: str | None


def get_visible(session: Session, user: User | None, submission_id: int) -> Submission:
    """A submission or run of this user, with code, inputs and report.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    submission = None
    if user is not None and 0 < submission_id < 2**63:
        submission = session.scalar(
            select(Submission)
            .where(Submission.id == submission_id, Submission.user_id == user.id)
            .options(
                undefer(Submission.code), undefer(Submission.inputs), undefer(Submission.report)
            )
        )
    if submission is None:
        raise NotFound(
            sentence("You have no submission {submission_id}.", submission_id=submission_id)
        )
    return submission


def is_final(session: Session, user: User, submission_id: int) -> bool:
    """Whether a submission or run of this user is over; the cheapest question about it.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    own = (Submission.id == submission_id, Submission.user_id == user.id)
    status = session.scalar(select(Submission.status).where(*own))
    if status is None:
        raise NotFound(
            sentence("You have no submission {submission_id}.", submission_id=submission_id)
        )
    return Status(status).is_final


def list_own(session: Session, user: User, query: SubmissionQuery) -> SubmissionPage:
    """A page of the user's submissions without code and reports; runs are not listed.

    Raises:
        NotFound: no such problem. Invalid: limit or cursor.
    """
    if not 1 <= query.limit <= MAX_LIMIT:
        raise Invalid(
            sentence(
                "limit is {limit}; take 1 to {max_limit}.", limit=query.limit, max_limit=MAX_LIMIT
            ),
            "limit",
        )
    wanted = select(Submission).where(Submission.user_id == user.id, Submission.kind == Kind.SUBMIT)
    if query.problem is not None:
        problem = catalogue.find_any(session, query.problem)
        wanted = wanted.where(Submission.problem_id == problem.id)
    if query.verdict is not None:
        wanted = wanted.where(Submission.verdict == query.verdict)
    if query.cursor is not None:
        wanted = wanted.where(Submission.id < _read_cursor(query.cursor))
    newest_first = wanted.order_by(Submission.id.desc()).limit(query.limit + 1)
    found = session.scalars(newest_first).all()
    items = tuple(found[: query.limit])
    return SubmissionPage(items, str(items[-1].id) if len(found) > query.limit else None)


def position(session: Session, submission: Submission) -> int | None:
    """How many rows are judged before this one, plus one; None once it does not wait."""
    if submission.status != Status.QUEUED:
        return None
    before = or_(
        Submission.priority < submission.priority,
        and_(Submission.priority == submission.priority, Submission.turn < submission.turn),
        and_(
            Submission.priority == submission.priority,
            Submission.turn == submission.turn,
            Submission.id < submission.id,
        ),
    )
    ahead = select(func.count()).where(IS_QUEUED, before)
    return (session.scalar(ahead) or 0) + 1


def _read_cursor(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise Invalid(
            sentence("This cursor is not one of this list; begin again without it."), "cursor"
        )
    return int(cursor)
