"""The problem page: reading on one side, the editor on the other; notes and reports."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from app.db.models import Submission, User
from app.errors import Invalid
from app.services import (
    catalogue,
    drafts,
    learning,
    lists,
    notes,
    problem_reports,
    submissions,
    votes,
)
from app.services.catalogue import ProblemView
from app.services.submissions import SubmissionQuery
from app.web import statement
from app.web.deps import BusDep, DatabaseDep, SessionDep, ViewerDep
from app.web.pages.learn import learn
from app.web.pages.own_input import own_input
from app.web.pages.visitors import admit
from app.web.pages.written import written
from app.web.templating import render
from app.wording import sentence

router = APIRouter(prefix="/problems/{slug}")

HISTORY = 20

Text = Annotated[str, Form(max_length=100_000)]


@router.get("")
def problem_page(
    request: Request,
    session: SessionDep,
    bus: BusDep,
    viewer: ViewerDep,
    slug: str,
    source: Annotated[str, Query(alias="from", max_length=30)] = "",
    case: Annotated[str, Query(max_length=30)] = "",
) -> HTMLResponse:
    """Statement, hints, solution and history on one side, the editor on the other.

    `from` opens other code in the editor, `case` fills the own input with a case.
    """
    user = viewer.user
    view = catalogue.get(session, slug, user)
    bus.openings.tell(view.version_id)
    draft = learning.get_draft(session, user, slug)
    opened = None if source in ("", "draft") else written(session, user, view, source)
    starter = written(session, user, view, "starter")
    assert starter is not None
    shown = opened or (None if draft is None else written(session, user, view, "draft")) or starter
    history: tuple[Submission, ...] = ()
    if user is not None:
        wanted = SubmissionQuery(problem=slug, limit=HISTORY)
        history = submissions.list_own(session, user, wanted).items
    return render(
        request,
        "problem.html",
        row=view.row,
        package=view.package,
        chapter=view.chapter,
        previous=view.previous,
        following=view.next,
        statement=statement.statement(view.package, view.samples or ()),
        code=shown.text,
        origin="chosen" if opened else shown.kind,
        opened=opened,
        draft=draft,
        starter=starter.text,
        own=own_input(session, user, view, source, case),
        history=history,
        kept=() if user is None else drafts.list_kept(session, user, slug),
        last=history[0] if history else None,
        note=notes.get(session, user, view.problem_id),
        learn=learn(session, user, view),
        **_mine(session, user, view),
        **_hints(session, user, view),
        **_solution(session, user, view),
    )


@router.post("/notes")
def save_note(
    request: Request, slug: str, viewer: ViewerDep, database: DatabaseDep, text: Text = ""
) -> Response:
    """Keep the private note on this problem."""
    with database.transaction() as session:
        visitor = admit(session, request, viewer)
        notes.save(session, visitor.user, slug, text)
    answer = RedirectResponse(f"/problems/{slug}#notes", 303)
    return visitor.remember(request, answer)


@router.get("/report")
def report_form(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    slug: str,
    submission: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """The form that tells the administrators what is wrong with the problem."""
    view = catalogue.get(session, slug, viewer.user)
    return _report_page(request, view, {"about": "", "text": "", "submission": submission})


@router.post("/report")
def report(
    request: Request,
    slug: str,
    viewer: ViewerDep,
    database: DatabaseDep,
    about: Text = "",
    text: Text = "",
    submission: Text = "",
) -> Response:
    """Put the report on the administrators' list."""
    number = submission.strip().removeprefix("#")
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    try:
        if number and not is_number:
            raise Invalid(sentence("The submission is a number, as in #123."), "submission")
        with database.transaction() as session:
            visitor = admit(session, request, viewer)
            problem_reports.add(
                session, visitor.user, slug, about, text, int(number) if number else None
            )
    except Invalid as error:
        with database.session() as session:
            view = catalogue.get(session, slug, viewer.user)
        given = {"about": about, "text": text, "submission": submission}
        return _report_page(request, view, given, error)
    answer = RedirectResponse(f"/problems/{slug}/reported", 303)
    return visitor.remember(request, answer)


@router.get("/reported")
def reported(request: Request, session: SessionDep, viewer: ViewerDep, slug: str) -> HTMLResponse:
    """Thanks for a report."""
    return render(request, "reported.html", row=catalogue.get(session, slug, viewer.user).row)


def _report_page(
    request: Request, view: ProblemView, given: dict[str, str], error: Invalid | None = None
) -> HTMLResponse:
    return render(
        request,
        "report_problem.html",
        status=200 if error is None else 422,
        row=view.row,
        kinds=problem_reports.ABOUT,
        given=given,
        error=None if error is None else error.detail,
        field=None if error is None else error.field,
    )


def _mine(session: Session, user: User | None, view: ProblemView) -> dict[str, Any]:
    own = () if user is None else lists.list_own(session, user)
    listed = lists.lists_with(session, user, view.problem_id) if own else frozenset()
    favourites = next((each.id for each in own if each.title == lists.FAVOURITES), None)
    return {
        "own_lists": own,
        "listed": listed,
        "is_favourite": favourites in listed,
        "votes": votes.get(session, user, view.problem_id),
    }


def _hints(session: Session, user: User | None, view: ProblemView) -> dict[str, Any]:
    hints = learning.hints(session, user, view.row.slug)
    texts = [statement.hint(view.package, i + 1) for i in range(len(hints.opened))]
    return {"hints": hints, "opened_hints": texts}


def _solution(session: Session, user: User | None, view: ProblemView) -> dict[str, Any]:
    if not learning.may_see_solution(session, user, view.problem_id):
        return {"editorial": None, "reference": None}
    package = view.package
    return {
        "editorial": statement.editorial(package, view.samples or ()),
        "reference": statement.reference(package),
    }
