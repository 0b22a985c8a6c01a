"""Which problems to practise again, each with the reason; derived from stored verdicts.

What the judge found is stored with every submission, so there is nothing to keep up to date: a
verdict that changes when it is judged again changes the schedule with it. Only the learner's
wish not to see a problem (`ReviewPause`) is a row of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Kind, Problem, ReviewPause, Submission, User
from app.services import catalogue
from app.services.catalogue import ProblemRow
from app.services.progress import ACCEPTED
from app.services.review.schedule import Attempt, Standing, standing


@dataclass(frozen=True)
class Mistake:
    """A catalogued mistake; `met_on` and `submission_id` are those of the last time."""

    id: str
    message: str
    met_on: date
    submission_id: int


@dataclass(frozen=True)
class ReviewItem:
    """A problem under review. `due` is None once it is done, or while the learner stopped it."""

    problem: ProblemRow
    mistakes: tuple[Mistake, ...]
    solved_on: date
    standing: Standing
    due: date | None
    is_stopped: bool


@dataclass(frozen=True)
class Review:
    """All problems under review: `due` the longest waiting first, `later` the soonest first."""

    today: date
    due: tuple[ReviewItem, ...] = ()
    later: tuple[ReviewItem, ...] = ()
    done: tuple[ReviewItem, ...] = ()
    stopped: tuple[ReviewItem, ...] = ()


@dataclass(frozen=True)
class _Sent:
    """One judged submission."""

    id: int
    problem_id: int
    attempt: Attempt


def review(session: Session, user: User, moment: datetime, zone: ZoneInfo) -> Review:
    """What the user may practise again at that moment, by the days of `zone`."""
    today = moment.astimezone(zone).date()
    items = sorted(_items(session, user, zone), key=lambda each: each.due or date.max)
    waiting = [each for each in items if each.due is not None]
    return Review(
        today=today,
        due=tuple(each for each in waiting if each.due is not None and each.due <= today),
        later=tuple(each for each in waiting if each.due is not None and each.due > today),
        done=tuple(each for each in items if each.standing.is_done and not each.is_stopped),
        stopped=tuple(each for each in items if each.is_stopped),
    )


def find(session: Session, user: User, problem_id: int, zone: ZoneInfo) -> ReviewItem | None:
    """How this problem stands, None where it is not under review."""
    return next(_items(session, user, zone, problem_id), None)


def _items(
    session: Session, user: User, zone: ZoneInfo, problem_id: int | None = None
) -> Iterator[ReviewItem]:
    pauses = {
        each.problem_id: each
        for each in session.scalars(select(ReviewPause).where(ReviewPause.user_id == user.id))
    }
    found: dict[int, tuple[list[_Sent], Standing]] = {}
    sent = _sent(session, user, zone, problem_id)
    for key, rows_of_problem in groupby(sent, key=lambda each: each.problem_id):
        attempts = list(rows_of_problem)
        stands = standing(each.attempt for each in attempts)
        if stands is not None:
            found[key] = (attempts, stands)
    if not found:
        return
    problems = session.scalars(select(Problem).where(Problem.id.in_(found))).all()
    rows = {row.slug: row for row in catalogue.rows_of(session, [p.slug for p in problems], user)}
    for problem in problems:
        if problem.slug in rows:
            attempts, stands = found[problem.id]
            pause = pauses.get(problem.id)
            yield _item(session, problem, rows[problem.slug], attempts, stands, pause)


def _sent(session: Session, user: User, zone: ZoneInfo, problem_id: int | None) -> Iterator[_Sent]:
    """The judged submissions of problems in which a mistake was met, problem by problem."""
    own = (Submission.user_id == user.id, Submission.kind == Kind.SUBMIT)
    met = select(Submission.problem_id).where(*own, Submission.misconception.is_not(None))
    query = (
        select(
            Submission.id, Submission.problem_id, Submission.created_at, Submission.verdict,
            Submission.misconception,
        )
        .where(*own, Submission.verdict.is_not(None), Submission.problem_id.in_(met))
        .order_by(Submission.problem_id, Submission.id)
    )  # fmt: skip
    if problem_id is not None:
        query = query.where(Submission.problem_id == problem_id)
    for row_id, of_problem, created_at, verdict, misconception in session.execute(query):
        day = created_at.astimezone(zone).date()
        yield _Sent(row_id, of_problem, Attempt(day, verdict == ACCEPTED, misconception))


def _item(
    session: Session,
    problem: Problem,
    row: ProblemRow,
    sent: list[_Sent],
    stands: Standing,
    pause: ReviewPause | None,
) -> ReviewItem:
    last = {each.attempt.misconception: each for each in sent}
    mistakes = tuple(
        Mistake(
            id=identifier,
            message=catalogue.misconception_message(session, problem, identifier),
            met_on=each.attempt.day,
            submission_id=each.id,
        )
        for identifier, each in last.items()
        if identifier is not None
    )
    is_stopped = pause is not None and pause.until is None
    due = None if is_stopped else stands.due
    if due is not None and pause is not None and pause.until is not None:
        due = max(due, pause.until)
    return ReviewItem(
        problem=row,
        mistakes=tuple(sorted(mistakes, key=lambda each: -each.submission_id)),
        solved_on=max(each.attempt.day for each in sent if each.attempt.is_accepted),
        standing=stands,
        due=due,
        is_stopped=is_stopped,
    )
