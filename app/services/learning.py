"""The way to a solution: hints, giving up, the worked solution, drafts."""

import math
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.clock import read_clock
from app.db.models import Draft, GaveUp, HintTaken, Problem, User
from app.db.turns import take_turns
from app.errors import Conflict, TooLarge, TooMany
from app.services import catalogue, progress
from app.services.submissions import MAX_CODE_BYTES
from app.wording import sentence
from problems.package import Problem as Package
from problems.package import Solution

MOST_DRAFTS = 20


@dataclass(frozen=True)
class HintsView:
    """How many hints there are, and the text of those opened, in order."""

    total: int
    opened: tuple[str, ...]

    @property
    def left(self) -> int:
        return self.total - len(self.opened)


@dataclass(frozen=True)
class SolutionView:
    """The worked solution: editorial in Markdown, the reference, and other accepted ones."""

    editorial: str
    reference: str
    solutions: tuple[Solution, ...]


@dataclass(frozen=True)
class DraftView:
    code: bytes
    saved_at: datetime


def hints(session: Session, user: User | None, slug: str) -> HintsView:
    """The hints that the user has opened; without a user, how many there are.

    Raises:
        NotFound: there is no such problem.
    """
    problem = catalogue.find(session, slug)
    texts = _package(session, problem).hints
    opened = 0 if user is None else _count_opened(session, user, problem)
    return HintsView(len(texts), texts[:opened])


def take_hint(session: Session, user: User, slug: str, pause_s: int = 0) -> HintsView:
    """Open the next hint, at least `pause_s` after the one before.

    Raises:
        NotFound: there is no such problem. Conflict: all hints are open. TooMany: too soon.
    """
    problem = catalogue.find(session, slug)
    texts = _package(session, problem).hints
    _take_turns(session, user)
    opened = _count_opened(session, user, problem)
    if opened >= len(texts):
        raise Conflict(
            sentence(
                "All hints are open. The worked solution opens when you solve"
                " the problem or give up."
            )
        )
    _require_pause(session, user, problem, pause_s)
    session.add(HintTaken(user_id=user.id, problem_id=problem.id, number=opened + 1))
    session.flush()
    return HintsView(len(texts), texts[: opened + 1])


def give_up(session: Session, user: User, slug: str) -> None:
    """Open the worked solution without having solved the problem; twice is as good as once.

    Raises:
        NotFound: there is no such problem.
    """
    problem = catalogue.find(session, slug)
    _take_turns(session, user)
    if session.get(GaveUp, (user.id, problem.id)) is None:
        session.add(GaveUp(user_id=user.id, problem_id=problem.id))
        session.flush()


def may_see_solution(session: Session, user: User | None, problem_id: int) -> bool:
    """Whether the user has solved the problem or given up."""
    if user is None:
        return False
    gave_up = session.get(GaveUp, (user.id, problem_id)) is not None
    return gave_up or progress.has_solved(session, user, problem_id)


def require_solution_open(session: Session, user: User | None, problem_id: int) -> None:
    """Refuse whoever may not see the solution.

    Raises:
        Conflict: neither solved nor given up.
    """
    if not may_see_solution(session, user, problem_id):
        raise Conflict(sentence("The solution opens once you have solved the problem or given up."))


def solution(session: Session, user: User | None, slug: str) -> SolutionView:
    """The worked solution.

    Raises:
        NotFound: there is no such problem. Conflict: neither solved nor given up.
    """
    problem = catalogue.find(session, slug)
    require_solution_open(session, user, problem.id)
    package = _package(session, problem)
    return SolutionView(package.editorial, package.reference, package.solutions)


def save_draft(session: Session, user: User, slug: str, code: bytes) -> DraftView:
    """Keep the code in the user's editor; the newest wins.

    Raises:
        NotFound: there is no such problem. TooLarge: more than a submission may have.
    """
    if len(code) > MAX_CODE_BYTES:
        raise TooLarge(
            sentence(
                "The code has {size} bytes; at most {max_code_bytes} (64 KiB) are kept.",
                size=len(code),
                max_code_bytes=MAX_CODE_BYTES,
            )
        )
    problem = catalogue.find(session, slug)
    _take_turns(session, user)
    draft = session.get(Draft, (user.id, problem.id))
    if draft is None:
        draft = Draft(user_id=user.id, problem_id=problem.id, code=code)
        session.add(draft)
    draft.code = code
    session.flush()
    session.refresh(draft)
    return DraftView(draft.code, draft.saved_at)


def list_drafts(session: Session, user: User) -> list[tuple[datetime, Problem]]:
    """When and for which problem drafts were saved last, the newest first."""
    rows = session.execute(
        select(Draft.saved_at, Problem)
        .join(Problem, Problem.id == Draft.problem_id)
        .where(Draft.user_id == user.id)
        .order_by(Draft.saved_at.desc())
        .limit(MOST_DRAFTS)
    )
    return [(saved_at, problem) for saved_at, problem in rows]


def get_draft(session: Session, user: User | None, slug: str) -> DraftView | None:
    """The code that was saved last, None if there is none.

    Raises:
        NotFound: there is no such problem.
    """
    problem = catalogue.find(session, slug)
    draft = None if user is None else session.get(Draft, (user.id, problem.id))
    return None if draft is None else DraftView(draft.code, draft.saved_at)


def _require_pause(session: Session, user: User, problem: Problem, pause_s: int) -> None:
    last = session.scalar(
        select(func.max(HintTaken.taken_at)).where(
            HintTaken.user_id == user.id, HintTaken.problem_id == problem.id
        )
    )
    if last is None or not pause_s:
        return
    left = math.ceil(pause_s - (read_clock(session) - last).total_seconds())
    if left > 0:
        raise TooMany(
            sentence(
                "The next hint opens in {left} seconds. Try with what you have until then.",
                left=left,
            ),
            left,
        )


def _take_turns(session: Session, user: User) -> None:
    """Two tabs that save for the first time would both make the row."""
    take_turns(session, f"learning of {user.id}")


def _package(session: Session, problem: Problem) -> Package:
    assert problem.current_version_id is not None
    return catalogue.package(session, problem.current_version_id)


def _count_opened(session: Session, user: User, problem: Problem) -> int:
    return len(
        session.scalars(
            select(HintTaken.number).where(
                HintTaken.user_id == user.id, HintTaken.problem_id == problem.id
            )
        ).all()
    )
