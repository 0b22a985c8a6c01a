"""The audit log."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.services import audit
from app.web.deps import SessionDep
from app.web.pages.admin.access import AdministratorDep, page

router = APIRouter()

PAGE_LENGTH = 50

Short = Annotated[str, Query(max_length=100)]


@router.get("/log")
def log_page(
    request: Request,
    session: SessionDep,
    staff: AdministratorDep,
    action: Short = "",
    actor: Short = "",
    before: Annotated[int, Query(ge=0, lt=2**62)] = 0,
) -> HTMLResponse:
    """Who administered what, the newest first."""
    clean = actor.replace("\0", "").strip()
    found = audit.entries(
        session, action=action.replace("\0", ""), actor=clean, before_id=before,
        limit=PAGE_LENGTH + 1,
    )  # fmt: skip
    shown = found[:PAGE_LENGTH]
    return page(
        request,
        "log.html",
        staff.user,
        entries=shown,
        actions=audit.actions(session),
        action=action,
        actor=clean,
        older=shown[-1].id if len(found) > PAGE_LENGTH else None,
    )
