"""Lists of problems: favourites and a learner's own, shown to others where they are shared."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import IS_SHOWN, ListedProblem, Problem, ProblemList, User
from app.db.turns import take_turns
from app.errors import Conflict, Invalid, NotFound
from app.services import catalogue, progress
from app.services.catalogue.views import ProblemRow, problem_rows
from app.services.progress import LearnerStatus
from app.wording import sentence

FAVOURITES = "Favourites"
MOST_LISTS = 50
MOST_PROBLEMS = 500
MOST_TITLE = 100


@dataclass(frozen=True)
class ListRow:
    """One list; `solved` counts what the one who looks has solved."""

    id: int
    title: str
    is_public: bool
    owner: str
    problems: int
    solved: int


@dataclass(frozen=True)
class ListPage:
    """A list with its problems, the newest first."""

    row: ListRow
    is_own: bool
    problems: tuple[ProblemRow, ...]


def list_own(session: Session, user: User) -> tuple[ListRow, ...]:
    """The user's lists, favourites first."""
    lists = session.scalars(select(ProblemList).where(ProblemList.user_id == user.id)).all()
    members: dict[int, list[int]] = {each.id: [] for each in lists}
    hidden = select(Problem.id).where(~IS_SHOWN)
    rows = session.execute(
        select(ListedProblem.list_id, ListedProblem.problem_id).where(
            ListedProblem.list_id.in_(members), ListedProblem.problem_id.not_in(hidden)
        )
    )
    for list_id, problem_id in rows:
        members[list_id].append(problem_id)
    statuses = progress.status_by_problem(session, user)
    found = [
        ListRow(
            id=each.id,
            title=each.title,
            is_public=each.is_public,
            owner=user.name,
            problems=len(members[each.id]),
            solved=sum(statuses.get(p) is LearnerStatus.SOLVED for p in members[each.id]),
        )
        for each in lists
    ]
    return tuple(sorted(found, key=lambda each: (each.title != FAVOURITES, each.title.casefold())))


def get_visible(session: Session, user: User | None, list_id: int) -> ListPage:
    """A list that the user may see: their own, or one that is shared.

    Raises:
        NotFound: there is none, or it is somebody's private one.
    """
    found = session.get(ProblemList, list_id) if 0 < list_id < 2**63 else None
    is_own = found is not None and user is not None and found.user_id == user.id
    if found is None or not (is_own or (found.is_public and not found.user.is_disabled)):
        raise NotFound(
            sentence("There is no list {list_id}, or its owner does not share it.", list_id=list_id)
        )
    problems = session.scalars(
        select(Problem)
        .join(ListedProblem, ListedProblem.problem_id == Problem.id)
        .where(ListedProblem.list_id == list_id, Problem.current_version_id.is_not(None))
        .where(IS_SHOWN)
        .order_by(ListedProblem.added_at.desc(), Problem.number)
    ).all()
    rows = problem_rows(session, problems, user)
    solved = sum(row.status is LearnerStatus.SOLVED for row in rows)
    row = ListRow(found.id, found.title, found.is_public, found.user.name, len(rows), solved)
    return ListPage(row, is_own, rows)


def create(session: Session, user: User, title: str) -> int:
    """A new, private list; its number.

    Raises:
        Invalid: the title is empty, too long or taken. Conflict: there are too many lists.
    """
    take_turns(session, f"lists of {user.id}")
    wanted = _free_title(session, user, title)
    own = select(func.count(ProblemList.id)).where(ProblemList.user_id == user.id)
    if (session.scalar(own) or 0) >= MOST_LISTS:
        raise Conflict(
            sentence(
                "You have {most_lists} lists, and more are not kept. Delete one first.",
                most_lists=MOST_LISTS,
            )
        )
    made = ProblemList(user_id=user.id, title=wanted)
    session.add(made)
    session.flush()
    return made.id


def change(session: Session, user: User, list_id: int, title: str, is_public: bool) -> None:
    """Rename or share a list. Guests share none: nobody could tell one from another.

    Raises:
        NotFound: it is not the user's. Invalid: the title is empty, too long or taken.
    """
    found = _own(session, user, list_id)
    take_turns(session, f"lists of {user.id}")
    if title.strip() != found.title:
        found.title = _free_title(session, user, title)
    found.is_public = is_public and not user.is_guest
    session.flush()


def remove(session: Session, user: User, list_id: int) -> None:
    """Delete a list; its problems stay where they are.

    Raises:
        NotFound: it is not the user's.
    """
    session.delete(_own(session, user, list_id))
    session.flush()


def lists_with(session: Session, user: User | None, problem_id: int) -> frozenset[int]:
    """The numbers of the user's lists that hold this problem."""
    if user is None:
        return frozenset()
    query = (
        select(ListedProblem.list_id)
        .join(ProblemList, ProblemList.id == ListedProblem.list_id)
        .where(ListedProblem.problem_id == problem_id, ProblemList.user_id == user.id)
    )
    return frozenset(session.scalars(query))


def put(session: Session, user: User, list_id: int, slug: str, is_in: bool) -> None:
    """Put a problem into a list or take it out; what holds already stays.

    Raises:
        NotFound: no such problem, or not the user's list. Conflict: the list is full.
    """
    found, problem = _own(session, user, list_id), catalogue.find(session, slug)
    take_turns(session, f"lists of {user.id}")
    present = session.get(ListedProblem, (found.id, problem.id))
    if present is not None and not is_in:
        session.delete(present)
    elif present is None and is_in:
        inside = select(func.count()).where(ListedProblem.list_id == found.id)
        if (session.scalar(inside) or 0) >= MOST_PROBLEMS:
            raise Conflict(
                sentence(
                    'The list "{title}" has {most_problems} problems; begin another.',
                    title=found.title,
                    most_problems=MOST_PROBLEMS,
                )
            )
        session.add(ListedProblem(list_id=found.id, problem_id=problem.id))
    session.flush()


def put_favourite(session: Session, user: User, slug: str, is_in: bool) -> None:
    """Put a problem among the favourites, or take it out; the list is made when it is needed.

    Raises:
        NotFound: no such problem. Conflict: the list is full.
    """
    own = select(ProblemList.id).where(
        ProblemList.user_id == user.id, ProblemList.title == FAVOURITES
    )
    list_id = session.scalar(own)
    if list_id is None and not is_in:
        return
    put(session, user, list_id or create(session, user, FAVOURITES), slug, is_in)


def _own(session: Session, user: User, list_id: int) -> ProblemList:
    found = session.get(ProblemList, list_id) if 0 < list_id < 2**63 else None
    if found is None or found.user_id != user.id:
        raise NotFound(sentence("You have no list {list_id}.", list_id=list_id))
    return found


def _free_title(session: Session, user: User, title: str) -> str:
    wanted = " ".join(title.replace("\0", " ").split())
    if not 0 < len(wanted) <= MOST_TITLE:
        raise Invalid(
            sentence(
                "Give the list a title of 1 to {most_title} characters.", most_title=MOST_TITLE
            ),
            "title",
        )
    taken = select(ProblemList.id).where(
        ProblemList.user_id == user.id, ProblemList.title == wanted
    )
    if session.scalar(taken) is not None:
        raise Invalid(
            sentence('You have a list "{wanted}" already.', wanted=wanted),
            "title",
        )
    return wanted
