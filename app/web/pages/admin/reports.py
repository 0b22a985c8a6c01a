"""What learners say is wrong with problems, worked off one by one."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from app.services import audit, problem_reports
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import AuthorDep, back_to, page

router = APIRouter()


@router.get("/reports")
def reports_page(request: Request, session: SessionDep, staff: AuthorDep) -> HTMLResponse:
    """The reports that wait, the oldest first."""
    return page(
        request,
        "reports.html",
        staff.user,
        reports=problem_reports.list_open(session),
        kinds=problem_reports.ABOUT,
    )


@router.post("/reports/{report_id}/close")
def close_report(report_id: int, staff: AuthorDep, database: DatabaseDep) -> Response:
    """Take a report off the list."""
    with database.transaction() as session:
        problem_reports.close(session, report_id)
        audit.note(session, staff.actor, "report.close", str(report_id))
    return back_to("/admin/reports")
