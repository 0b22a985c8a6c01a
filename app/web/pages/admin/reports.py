"""What learners say is wrong with problems: tickets that somebody takes, answers and closes."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy.orm import Session

from app.db.models import Role
from app.services import accounts, audit, problem_reports
from app.services.problem_reports import Show
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import AuthorDep, back_to, page

router = APIRouter(prefix="/reports")

PAGE_LENGTH = 50


@router.get("")
def reports_page(
    request: Request,
    session: SessionDep,
    staff: AuthorDep,
    show: Annotated[str, Query(max_length=20)] = Show.OPEN,
    after: Annotated[int, Query(ge=0, lt=2**62)] = 0,
) -> HTMLResponse:
    """The reports that wait, those that are one's own, or the closed ones; the oldest first."""
    shown = Show(show) if show in set(Show) else Show.OPEN
    found = problem_reports.list_reports(
        session, shown, staff.user, after_id=after, limit=PAGE_LENGTH + 1
    )
    return page(
        request,
        "reports.html",
        staff.user,
        reports=found[:PAGE_LENGTH],
        following=found[PAGE_LENGTH - 1].id if len(found) > PAGE_LENGTH else None,
        show=shown,
        people=_people(session),
        kinds=problem_reports.ABOUT,
    )


@router.post("/{report_id}/assign")
def assign_report(
    report_id: int,
    staff: AuthorDep,
    database: DatabaseDep,
    assignee: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Give a report to somebody, or with no name back to everybody."""
    name = assignee.replace("\0", "").strip() or None
    with database.transaction() as session:
        report = problem_reports.assign(session, report_id, name, staff.user)
        given_to = None if report.assignee is None else report.assignee.name
        audit.note(session, staff.actor, "report.assign", str(report_id), assignee=given_to)
    return back_to(f"/admin/reports#report-{report_id}")


@router.post("/{report_id}/take")
def take_report(report_id: int, staff: AuthorDep, database: DatabaseDep) -> Response:
    """Take a report oneself."""
    with database.transaction() as session:
        problem_reports.assign(session, report_id, staff.user.name, staff.user)
        audit.note(session, staff.actor, "report.assign", str(report_id), assignee=staff.user.name)
    return back_to(f"/admin/reports?show=mine#report-{report_id}")


@router.post("/{report_id}/resolve")
def resolve_report(
    report_id: int,
    staff: AuthorDep,
    database: DatabaseDep,
    answer: Annotated[str, Form(max_length=10_000)] = "",
) -> Response:
    """Close a report; the learner has a notice, with the answer if there is one."""
    with database.transaction() as session:
        report = problem_reports.resolve(session, report_id, answer)
        is_answered = report.answer is not None
        audit.note(session, staff.actor, "report.resolve", str(report_id), answered=is_answered)
    return back_to("/admin/reports")


def _people(session: Session) -> list[str]:
    """Who may be given a report."""
    found = [
        user.name
        for role in (Role.AUTHOR, Role.ADMIN)
        for user in accounts.list_users(session, role=role, limit=200)
        if not user.is_disabled
    ]
    return sorted(found, key=str.casefold)
