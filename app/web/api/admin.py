"""What administrators may see and change over REST."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from app.db.models import Role
from app.services import accounts, audit, catalogue, hiding, queue, workers
from app.services.catalogue import ProblemQuery
from app.web.api.values import Cursor, Limit, Page, Slug, read_id
from app.web.deps import AdminActDep, AdminDep, DatabaseDep, SessionDep
from app.web.errors import documented
from problems.package import Difficulty

router = APIRouter(prefix="/admin", tags=["admin"], responses=documented(401, 403))


class UserItem(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    role: Role
    is_guest: bool
    is_disabled: bool
    created_at: datetime


class UserChange(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    role: Role | None = None
    is_disabled: bool | None = None


class AdminProblem(BaseModel):
    """A problem with what was sent in for it."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    slug: str
    title: str
    collection: str
    chapter: str
    difficulty: Difficulty
    judged: int = Field(description="Submissions with a verdict.")
    solvers: int
    acceptance: float | None
    is_hidden: bool = Field(description="Whether only authors see it.")


class ProblemChange(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    is_hidden: bool | None = None


class QueueState(BaseModel):
    """How much waits, since when, and which workers are at work; `/admin/workers` has all."""

    model_config = ConfigDict(from_attributes=True)

    waiting: int
    running: int
    oldest_waiting_at: datetime | None
    workers: list[str]


class Worker(BaseModel):
    """A worker, at work or idle; `is_silent` when its signs of life ceased without a leave."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    slots: int
    version: str
    sandbox_level: int
    started_at: datetime
    seen_at: datetime
    is_silent: bool


@router.get("/users", responses=documented(422))
def list_users(
    session: SessionDep,
    _admin: AdminDep,
    q: Annotated[str, Query(max_length=100, description="Part of the name.")] = "",
    guests: bool = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[UserItem]:
    """List the users in the order of their ids."""
    after_id = read_id(cursor)
    found = accounts.list_users(
        session, q.replace("\0", ""), guests=guests, limit=limit + 1, after_id=after_id
    )
    items = [UserItem.model_validate(user) for user in found[:limit]]
    return Page(items=items, next=str(items[-1].id) if len(found) > limit else None)


@router.patch("/users/{name}", responses=documented(404, 409, 422))
def change_user(
    database: DatabaseDep, actor: AdminActDep, name: str, change: UserChange
) -> UserItem:
    """Give a user another role, lock them out or let them in again."""
    with database.transaction() as session:
        if change.role is not None:
            accounts.set_role(session, name, change.role)
            audit.note(session, actor, "user.role", name, role=change.role)
        if change.is_disabled is not None:
            accounts.disable(session, name, change.is_disabled)
            act = "user.disable" if change.is_disabled else "user.enable"
            audit.note(session, actor, act, name)
        return UserItem.model_validate(accounts.get_user(session, name))


@router.get("/problems", responses=documented(422))
def list_problems(
    session: SessionDep, _admin: AdminDep, limit: Limit = 50, cursor: Cursor = None
) -> Page[AdminProblem]:
    """List the problems with their numbers of submissions, hidden ones too."""
    query = ProblemQuery(limit=limit, cursor=cursor, also_hidden=True)
    page = catalogue.list_problems(session, query)
    return Page(items=[AdminProblem.model_validate(row) for row in page.items], next=page.next)


@router.patch("/problems/{slug}", responses=documented(404, 422))
def change_problem(
    database: DatabaseDep, actor: AdminActDep, slug: Slug, change: ProblemChange
) -> AdminProblem:
    """Hide a problem from learners, or show it again."""
    with database.transaction() as session:
        if change.is_hidden is not None:
            for each in hiding.set_hidden(session, [slug], change.is_hidden):
                act = "problem.hide" if change.is_hidden else "problem.show"
                audit.note(session, actor, act, each)
        return AdminProblem.model_validate(catalogue.get(session, slug, also_hidden=True).row)


@router.get("/queue")
def get_queue(session: SessionDep, _admin: AdminDep) -> QueueState:
    """Look at the queue."""
    return QueueState.model_validate(queue.queue_state(session))


@router.get("/workers")
def list_workers(session: SessionDep, _admin: AdminDep) -> Page[Worker]:
    """List the workers of the site; all on one page."""
    return Page(items=[Worker.model_validate(each) for each in workers.list_workers(session)])
