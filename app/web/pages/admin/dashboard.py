"""The dashboard: figures, queue, verdicts, the judge's health and its self-test."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app.db.models import ErrandKind
from app.services import audit, dashboard, errands
from app.services.accounts import Right, has_right
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import AdministratorDep, StaffDep, back_to, page

router = APIRouter()


@router.get("")
def dashboard_page(request: Request, session: SessionDep, user: StaffDep) -> Response:
    """Figures for administrators; others go to the first page of theirs."""
    if not has_right(user, Right.ADMINISTER):
        is_author = has_right(user, Right.PREPARE)
        return RedirectResponse("/admin/problems" if is_author else "/admin/learners", 303)
    state = request.app.state
    checks = {"database": state.database.find_fault() or "ok"}
    checks |= {name: check() for name, check in state.readiness.items()}
    return page(
        request,
        "dashboard.html",
        user,
        found=dashboard.overview(session),
        checks=checks,
        sandbox=state.sandbox,
    )


@router.post("/self-test")
def ask_selftest(staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Let a worker run the hostile probes in its sandbox."""
    with database.transaction() as session:
        errand = errands.ask(session, staff.user, ErrandKind.SELFTEST, "sandbox")
        audit.note(session, staff.actor, "sandbox.self-test", "sandbox", errand=errand.id)
    return back_to(f"/admin/errands/{errand.id}")
