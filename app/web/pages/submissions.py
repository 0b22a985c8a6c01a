"""Own submissions: the list, one with its verdict, cancelling."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from app.db.models import Kind, Submission, User
from app.errors import Conflict
from app.services import (
    catalogue,
    comments,
    progress,
    recommendations,
    rejudging,
    review,
    submissions,
)
from app.services.catalogue import ProblemView
from app.services.progress import ACCEPTED
from app.services.review import ReviewItem
from app.services.submissions import SubmissionQuery
from app.web.commented import parts_of
from app.web.days import moment_of, zone_of
from app.web.deps import BusDep, DatabaseDep, SessionDep, SubmitterDep, Viewer, ViewerDep
from app.web.pages.results import result_of
from app.web.pages.visitors import KnownDep
from app.web.templating import render

router = APIRouter()


@router.get("/submissions")
def submission_list(
    request: Request,
    session: SessionDep,
    user: KnownDep,
    problem: str | None = None,
    cursor: Annotated[str | None, Query(max_length=40)] = None,
) -> HTMLResponse:
    """The user's submissions, newest first."""
    wanted = SubmissionQuery(problem=problem or None, cursor=cursor or None)
    page = submissions.list_own(session, user, wanted)
    more = None
    if page.next:
        given = {"problem": problem, "cursor": page.next}
        more = "/submissions?" + urlencode({name: v for name, v in given.items() if v})
    return render(request, "submissions.html", page=page, problem=problem, more=more)


@router.get("/submissions/{submission_id}")
def submission_page(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    submission_id: int,
    fragment: bool = False,
) -> HTMLResponse:
    """One submission or run; with `fragment` only its result, for the page's script."""
    row = submissions.get_visible(session, viewer.user, submission_id)
    view = catalogue.get(session, row.problem.slug, viewer.user, also_hidden=True)
    return render(
        request,
        "_result.html" if fragment else "submission.html",
        result=result_of(row, submissions.position(session, row)),
        later=rejudging.later_verdict(session, row.id),
        following=view.next,
        solved=_solved(session, viewer.user, row, view),
        reviewed=_reviewed(request, session, viewer, row),
        today=moment_of(request).astimezone(zone_of(request)).date(),
        parts=parts_of(row.code, comments.threads(session, row.id)),
    )


@router.post("/submissions/{submission_id}/answer")
def answer(
    submission_id: int,
    user: SubmitterDep,
    database: DatabaseDep,
    line: Annotated[int, Form()],
    text: Annotated[str, Form(max_length=10_000)] = "",
) -> Response:
    """Answer what a teacher said about a line of one's own code."""
    with database.transaction() as session:
        comments.answer(session, user, submission_id, line, text)
    return RedirectResponse(f"/submissions/{submission_id}#line-{line}", 303)


def _solved(
    session: Session, user: User | None, row: Submission, view: ProblemView
) -> dict[str, Any] | None:
    """What is said when a problem is solved: on which attempt, and what is like it."""
    if user is None or row.kind != Kind.SUBMIT or row.verdict != ACCEPTED:
        return None
    return {
        "attempts": progress.attempts(session, user, row.problem_id, row.id),
        "similar": recommendations.similar(session, user, row.problem_id, view.row),
    }


def _reviewed(
    request: Request, session: Session, viewer: Viewer, row: Submission
) -> ReviewItem | None:
    """When the problem comes back, if this submission is one that decides about it."""
    decides = row.verdict == ACCEPTED or row.misconception is not None
    if viewer.user is None or not viewer.choices.has_review:
        return None
    if row.user_id != viewer.user.id or row.kind != Kind.SUBMIT or not decides:
        return None
    return review.find(session, viewer.user, row.problem_id, zone_of(request))


@router.post("/submissions/{submission_id}/cancel")
def cancel(submission_id: int, user: SubmitterDep, database: DatabaseDep, bus: BusDep) -> Response:
    """Cancel; one that has its verdict meanwhile keeps it, and the page shows that."""
    try:
        with database.transaction() as session:
            submissions.cancel(session, bus, user, submission_id)
    except Conflict:
        pass
    return RedirectResponse(f"/submissions/{submission_id}", 303)
