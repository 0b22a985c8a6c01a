"""Learners' reports over REST: listed, given to somebody, answered and closed."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from app.db.models import ProblemReport
from app.services import audit, problem_reports
from app.services.problem_reports import MOST_CHARACTERS, Show
from app.web.api.values import Cursor, Limit, Page, read_id
from app.web.deps import AdminActDep, AdminDep, DatabaseDep, SessionDep
from app.web.errors import documented

router = APIRouter(prefix="/admin/reports", tags=["admin"], responses=documented(401, 403))

ReportId = Annotated[int, Path(ge=1, lt=2**63)]


class Ticket(BaseModel):
    """A report; `reporter` is null where they left, `assignee` while it is nobody's."""

    id: int
    problem: str
    about: str
    text: str
    submission_id: int | None
    reporter: str | None
    assignee: str | None
    created_at: datetime
    closed_at: datetime | None
    answer: str | None = Field(description="What the reporter was told.")


class Assignment(BaseModel):
    """Whose the report is; null gives it back to everybody."""

    model_config = ConfigDict(extra="forbid")

    assignee: str | None = Field(max_length=100)


class Resolution(BaseModel):
    """What the reporter reads; it may be empty."""

    model_config = ConfigDict(extra="forbid")

    answer: str = Field("", max_length=MOST_CHARACTERS)


@router.get("", responses=documented(422))
def list_reports(
    session: SessionDep,
    admin: AdminDep,
    show: Annotated[Show, Query(description="`mine` are open and yours.")] = Show.OPEN,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[Ticket]:
    """List the reports of learners in the order in which they came."""
    after_id = read_id(cursor)
    found = problem_reports.list_reports(session, show, admin, after_id=after_id, limit=limit + 1)
    items = [_ticket(each) for each in found[:limit]]
    return Page(items=items, next=str(items[-1].id) if len(found) > limit else None)


@router.put("/{report_id}/assignee", responses=documented(404, 409, 422))
def assign_report(
    database: DatabaseDep, actor: AdminActDep, admin: AdminDep, report_id: ReportId, to: Assignment
) -> Ticket:
    """Give a report to an author or administrator, or back to everybody."""
    with database.transaction() as session:
        report = problem_reports.assign(session, report_id, to.assignee, admin)
        made = _ticket(report)
        audit.note(session, actor, "report.assign", str(report_id), assignee=made.assignee)
    return made


@router.post("/{report_id}/resolve", responses=documented(404, 409, 422))
def resolve_report(
    database: DatabaseDep, actor: AdminActDep, report_id: ReportId, given: Resolution
) -> Ticket:
    """Close a report; the learner has a notice, with the answer if there is one."""
    with database.transaction() as session:
        made = _ticket(problem_reports.resolve(session, report_id, given.answer))
        is_answered = made.answer is not None
        audit.note(session, actor, "report.resolve", str(report_id), answered=is_answered)
    return made


def _ticket(report: ProblemReport) -> Ticket:
    return Ticket(
        id=report.id,
        problem=report.problem.slug,
        about=report.about,
        text=report.text,
        submission_id=report.submission_id,
        reporter=None if report.user is None else report.user.name,
        assignee=None if report.assignee is None else report.assignee.name,
        created_at=report.created_at,
        closed_at=report.closed_at,
        answer=report.answer,
    )
