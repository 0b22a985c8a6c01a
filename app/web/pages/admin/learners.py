"""A teacher's view of one learner's work; each look at code is in the audit log."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.db.models import Role
from app.services import accounts, audit, teaching
from app.web import markdown
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import TeacherDep, page

router = APIRouter()

MOST = 50


@router.get("/learners")
def learners_page(
    request: Request,
    session: SessionDep,
    staff: TeacherDep,
    q: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """Learners by name."""
    text = q.replace("\0", "").strip()
    found = accounts.list_users(session, text, role=Role.LEARNER, limit=MOST)
    return page(request, "learners.html", staff.user, learners=found, q=text)


@router.get("/learners/{name}")
def learner_page(
    request: Request, session: SessionDep, staff: TeacherDep, name: str
) -> HTMLResponse:
    """What one learner has sent in."""
    learner = accounts.get_user(session, name)
    work = teaching.work_of(session, learner)
    return page(request, "learner.html", staff.user, learner=learner, work=work)


@router.get("/submissions/{submission_id}")
def submission_page(
    request: Request, database: DatabaseDep, staff: TeacherDep, submission_id: int
) -> HTMLResponse:
    """The code of one submission with its verdict."""
    with database.transaction() as session:
        row, learner = teaching.submission_of_anybody(session, submission_id)
        audit.note(session, staff.actor, "submission.read", str(row.id), learner=learner.name)
    return page(
        request,
        "submission.html",
        staff.user,
        row=row,
        learner=learner,
        code=markdown.highlight_code(row.code.decode("utf-8", "replace")),
    )
