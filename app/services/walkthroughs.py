"""A problem's walkthrough, for those who may see its solution: it is the solution, in steps."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import NotFound
from app.services import catalogue, learning
from app.services.catalogue import ProblemView
from problems.walkthrough import Walkthrough, walkthrough_of


@dataclass(frozen=True)
class WalkthroughView:
    """The steps, and the values of each; `values` is None until a worker has made them."""

    walkthrough: Walkthrough
    values: tuple[tuple[str, ...], ...] | None


def get(session: Session, user: User | None, problem: ProblemView) -> WalkthroughView | None:
    """The walkthrough of a problem, None where it has none.

    Raises:
        Conflict: there is one, and the user has neither solved the problem nor given up.
    """
    if not problem.row.has_walkthrough:
        return None
    learning.require_solution_open(session, user, problem.problem_id)
    found = walkthrough_of(problem.package)
    if found is None:
        return None
    return WalkthroughView(found, catalogue.read_step_values(session, problem.version_id))


def code_after(session: Session, user: User | None, problem: ProblemView, number: int) -> str:
    """The code after step `number`, counted from 1.

    Raises:
        NotFound: there is no such step. Conflict: as for `get`.
    """
    view = get(session, user, problem)
    if view is None or not 1 <= number <= len(view.walkthrough.steps):
        raise NotFound(f"{problem.row.title} has no walkthrough with a step {number}.")
    return view.walkthrough.steps[number - 1].code
