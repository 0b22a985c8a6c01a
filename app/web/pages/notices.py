"""What waits for the user: notices, and their own reports with what became of them."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.db.models import NoticeKind, UserNotice
from app.services import notices, problem_reports
from app.web.deps import DatabaseDep, SessionDep, SubmitterDep
from app.web.pages.visitors import KnownDep
from app.web.templating import render

router = APIRouter()


@router.get("/notices")
def notices_page(request: Request, session: SessionDep, user: KnownDep) -> HTMLResponse:
    """The newest notices; those not opened yet are marked."""
    return render(request, "notices.html", found=notices.list_own(session, user))


@router.post("/notices/{notice_id}/open")
def open_notice(notice_id: int, user: SubmitterDep, database: DatabaseDep) -> Response:
    """Go to what a notice is about; it is seen from then on."""
    with database.transaction() as session:
        target = _address(notices.see(session, user, notice_id))
    return RedirectResponse(target, 303)


@router.post("/notices/see-all")
def see_all(user: SubmitterDep, database: DatabaseDep) -> Response:
    """Mark every notice as seen."""
    with database.transaction() as session:
        notices.see_all(session, user)
    return RedirectResponse("/notices", 303)


@router.get("/reports")
def own_reports(request: Request, session: SessionDep, user: KnownDep) -> HTMLResponse:
    """What the user has reported, and what the authors said to it."""
    return render(
        request,
        "own_reports.html",
        reports=problem_reports.list_own(session, user),
        kinds=problem_reports.ABOUT,
    )


def _address(notice: UserNotice) -> str:
    match NoticeKind(notice.kind):
        case NoticeKind.COMMENT:
            return f"/submissions/{notice.submission_id}#line-{notice.line}"
        case NoticeKind.REPLY:
            return f"/admin/submissions/{notice.submission_id}#line-{notice.line}"
        case NoticeKind.ASSIGNED:
            return f"/admin/reports?show=mine#report-{notice.report_id}"
        case NoticeKind.ANSWERED:
            return f"/reports#report-{notice.report_id}"
