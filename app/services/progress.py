"""What a learner has tried and solved."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, case, delete, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.db.models import IS_SHOWN, Kind, Problem, Status, Submission, User
from app.services import accounts
from problems.package import Difficulty

RECENT = 20
ACCEPTED = "accepted"


class LearnerStatus(StrEnum):
    SOLVED = "solved"
    TRIED = "tried"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class SolvedProblem:
    number: int
    slug: str
    title: str
    difficulty: str
    collection: str
    solved_at: datetime


@dataclass(frozen=True)
class Share:
    """`solved` of `problems`."""

    solved: int
    problems: int


@dataclass(frozen=True)
class Attempts:
    """How often a problem was submitted, and whether it was solved before the last of these."""

    count: int
    was_solved: bool


@dataclass(frozen=True)
class Totals:
    """How much of the catalogue is solved; without a user nothing is."""

    all: Share
    by_difficulty: Mapping[str, Share]
    by_collection: Mapping[str, Share]


@dataclass(frozen=True)
class Profile:
    """The profile page. `submissions` counts all of the user's, `recent` holds the newest."""

    name: str
    is_guest: bool
    created_at: datetime
    solved: tuple[SolvedProblem, ...]
    tried: int
    submissions: int
    totals: Totals
    recent: tuple[Submission, ...]


def profile(session: Session, user: User) -> Profile:
    """What the user has done, newest first."""
    statuses = status_by_problem(session, user)
    own = _own(user)
    recent = session.scalars(
        select(Submission).where(*own).order_by(Submission.id.desc()).limit(RECENT)
    )
    return Profile(
        name=user.name,
        is_guest=user.is_guest,
        created_at=user.created_at,
        solved=_solved(session, user),
        tried=sum(status is LearnerStatus.TRIED for status in statuses.values()),
        submissions=session.scalar(select(func.count(Submission.id)).where(*own)) or 0,
        totals=totals(session, user),
        recent=tuple(recent),
    )


def status_by_problem(
    session: Session, user: User | None, problem_ids: Collection[int] | None = None
) -> dict[int, LearnerStatus]:
    """The status of each problem that the user has tried, by problem id; others are untouched."""
    if user is None:
        return {}
    solved = func.max(case((Submission.verdict == ACCEPTED, 1), else_=0))
    query = select(Submission.problem_id, solved).where(*_own(user)).group_by(Submission.problem_id)
    if problem_ids is not None:
        query = query.where(Submission.problem_id.in_(problem_ids))
    return {
        problem_id: LearnerStatus.SOLVED if is_solved else LearnerStatus.TRIED
        for problem_id, is_solved in session.execute(query)
    }


def solved_ids(user: User) -> Select[int]:
    """The ids of the problems that the user has solved, once for each accepted submission."""
    return select(Submission.problem_id).where(*_own(user), Submission.verdict == ACCEPTED)


def has_solved(session: Session, user: User, problem_id: int) -> bool:
    """Whether a submission of the user for this problem was accepted."""
    found = select(Submission.id).where(
        *_own(user), Submission.problem_id == problem_id, Submission.verdict == ACCEPTED
    )
    return session.scalar(found.limit(1)) is not None


def attempts(session: Session, user: User, problem_id: int, last_id: int) -> Attempts:
    """The submissions of a problem up to `last_id`, and whether one before it was accepted."""
    is_earlier = case(((Submission.verdict == ACCEPTED) & (Submission.id < last_id), 1), else_=0)
    count, solved = session.execute(
        select(func.count(Submission.id), func.max(is_earlier)).where(
            *_own(user), Submission.problem_id == problem_id, Submission.id <= last_id
        )
    ).one()
    return Attempts(count, bool(solved))


def totals(session: Session, user: User | None) -> Totals:
    """How much of the catalogue the user has solved, by difficulty and collection."""
    # What stands in one index, and nothing else: rows of problems are long.
    counted = (
        select(Problem.difficulty, Problem.collection, func.count())
        .where(IS_SHOWN)
        .group_by(Problem.collection, Problem.difficulty)
    )
    groups = {(each[0], each[1]): Share(0, each[2]) for each in session.execute(counted)}
    if user is not None:
        solved = counted.where(Problem.id.in_(solved_ids(user)))
        for difficulty, collection, count in session.execute(solved):
            group = groups[difficulty, collection]
            groups[difficulty, collection] = Share(count, group.problems)
    return Totals(
        all=_sum(groups.values()),
        by_difficulty={
            name: share
            for level in Difficulty
            for name, share in _sums_by(groups, 0).items()
            if name == level
        },
        by_collection=dict(sorted(_sums_by(groups, 1).items())),
    )


def _sums_by(groups: Mapping[tuple[str, str], Share], part: int) -> dict[str, Share]:
    return {
        name: _sum(share for key, share in groups.items() if key[part] == name)
        for name in dict.fromkeys(key[part] for key in groups)
    }


def _sum(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(each.solved for each in listed), sum(each.problems for each in listed))


def delete_account(session: Session, user: User) -> None:
    """Delete the user and all their work; what problems count is corrected.

    Raises:
        Conflict: it is the only administrator.
    """
    accounts.keep_one_admin(session, user)
    accounts.hold_work(session, user.id)
    judged_by_problem = (
        select(
            Submission.problem_id,
            func.count(Submission.id),
            func.count(Submission.id).filter(Submission.verdict == ACCEPTED),
        )
        .where(*_own(user), Submission.status == Status.DONE)
        .group_by(Submission.problem_id)
        .order_by(Submission.problem_id)
    )
    for problem_id, judged, accepted in session.execute(judged_by_problem).all():
        session.execute(
            update(Problem)
            .where(Problem.id == problem_id)
            .values(
                judged=Problem.judged - judged,
                accepted=Problem.accepted - accepted,
                solvers=Problem.solvers - int(accepted > 0),
            )
            .execution_options(synchronize_session=False)
        )
    session.execute(
        delete(User).where(User.id == user.id).execution_options(synchronize_session=False)
    )
    session.expire_all()


def _own(user: User) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Submission.user_id == user.id, Submission.kind == Kind.SUBMIT


def _solved(session: Session, user: User) -> tuple[SolvedProblem, ...]:
    solved_at = func.min(Submission.finished_at)
    first = (
        select(Submission.problem_id, solved_at.label("solved_at"))
        .where(*_own(user), Submission.verdict == ACCEPTED)
        .group_by(Submission.problem_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Problem.number, Problem.slug, Problem.title, Problem.difficulty, Problem.collection,
            first.c.solved_at,
        )
        .join(first, first.c.problem_id == Problem.id)
        .order_by(first.c.solved_at.desc())
    )  # fmt: skip
    return tuple(SolvedProblem(*row) for row in rows)
