"""A teacher's view of one learner's work; each look at code is in the audit log."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.db.models import Role
from app.services import accounts, audit, comments, teaching
from app.web.commented import parts_of
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import TeacherDep, back_to, page

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
        parts = parts_of(row.code, comments.threads(session, row.id))
    return page(
        request,
        "submission.html",
        staff.user,
        row=row,
        learner=learner,
        parts=parts,
        lines=comments.count_lines(row.code),
    )


@router.post("/submissions/{submission_id}/remarks")
def remark(
    submission_id: int,
    staff: TeacherDep,
    database: DatabaseDep,
    line: Annotated[int, Form()],
    text: Annotated[str, Form(max_length=10_000)] = "",
) -> Response:
    """Say something about a line; the learner reads it beside the line."""
    with database.transaction() as session:
        _, learner = comments.remark(session, staff.user, submission_id, line, text)
        audit.note(
            session, staff.actor, "submission.remark", str(submission_id),
            learner=learner.name, line=line,
        )  # fmt: skip
    return back_to(f"/admin/submissions/{submission_id}#line-{line}")


@router.post("/remarks/{comment_id}/take-back")
def take_back(comment_id: int, staff: TeacherDep, database: DatabaseDep) -> Response:
    """Delete a remark of one's own."""
    with database.transaction() as session:
        gone = comments.take_back(session, staff.user, comment_id)
        audit.note(
            session, staff.actor, "submission.take-back", str(gone.submission_id), line=gone.line
        )
    return back_to(f"/admin/submissions/{gone.submission_id}#line-{gone.line}")
