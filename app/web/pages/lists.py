"""Favourites, own lists and votes: the pages of lists, and the small forms on a problem's page."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import Invalid
from app.services import lists, votes
from app.web.deps import DatabaseDep, SessionDep, SubmitterDep, Viewer, ViewerDep
from app.web.pages.problems import column_heads
from app.web.pages.visitors import KnownDep, admit
from app.web.templating import render
from app.wording import sentence

router = APIRouter()

VOTES = {"like": True, "dislike": False, "none": None}

Text = Annotated[str, Form(max_length=2000)]


@router.get("/lists")
def own_lists(request: Request, session: SessionDep, user: KnownDep) -> HTMLResponse:
    """The user's lists, and the form for a new one."""
    return _own_page(request, session, user)


@router.post("/lists")
def create_list(
    request: Request, user: SubmitterDep, database: DatabaseDep, title: Text = ""
) -> Response:
    """Make a list."""
    try:
        with database.transaction() as session:
            list_id = lists.create(session, user, title)
    except Invalid as error:
        with database.session() as session:
            return _own_page(request, session, user, title, error)
    return RedirectResponse(f"/lists/{list_id}", 303)


@router.get("/lists/{list_id}")
def list_page(
    request: Request, session: SessionDep, viewer: ViewerDep, list_id: int
) -> HTMLResponse:
    """One list: one's own, or one that its owner shares."""
    return _page(request, session, viewer, list_id)


@router.post("/lists/{list_id}")
def change_list(
    request: Request,
    list_id: int,
    viewer: ViewerDep,
    user: SubmitterDep,
    database: DatabaseDep,
    title: Text = "",
    is_public: Text = "",
) -> Response:
    """Rename or share a list."""
    try:
        with database.transaction() as session:
            lists.change(session, user, list_id, title, bool(is_public))
    except Invalid as error:
        with database.session() as session:
            return _page(request, session, viewer, list_id, error)
    return RedirectResponse(f"/lists/{list_id}", 303)


@router.post("/lists/{list_id}/delete")
def delete_list(list_id: int, user: SubmitterDep, database: DatabaseDep) -> Response:
    """Delete a list; its problems stay."""
    with database.transaction() as session:
        lists.remove(session, user, list_id)
    return RedirectResponse("/lists", 303)


@router.post("/lists/{list_id}/remove")
def remove_from_list(
    list_id: int, user: SubmitterDep, database: DatabaseDep, problem: Text = ""
) -> Response:
    """Take one problem out of a list."""
    with database.transaction() as session:
        lists.put(session, user, list_id, problem, is_in=False)
    return RedirectResponse(f"/lists/{list_id}", 303)


@router.post("/problems/{slug}/favourite")
def favourite(
    request: Request, slug: str, viewer: ViewerDep, database: DatabaseDep, wanted: Text = ""
) -> Response:
    """Put the problem among the favourites, or take it out."""

    def act(session: Session, user: User) -> None:
        lists.put_favourite(session, user, slug, is_in=wanted == "1")

    return _act(request, slug, viewer, database, act)


@router.post("/problems/{slug}/lists")
def put_into_lists(
    request: Request,
    slug: str,
    viewer: ViewerDep,
    database: DatabaseDep,
    chosen: Annotated[list[int] | None, Form()] = None,
    title: Text = "",
) -> Response:
    """Have the problem in exactly the lists that are ticked, and in a new one if it is named."""

    def act(session: Session, user: User) -> None:
        wanted = set(chosen or ())
        if title.strip():
            wanted.add(lists.create(session, user, title))
        for each in lists.list_own(session, user):
            lists.put(session, user, each.id, slug, is_in=each.id in wanted)

    return _act(request, slug, viewer, database, act)


@router.post("/problems/{slug}/vote")
def vote(
    request: Request, slug: str, viewer: ViewerDep, database: DatabaseDep, vote: Text = ""
) -> Response:
    """Like the problem, or not, or take that back."""
    if vote not in VOTES:
        raise Invalid(
            sentence("A vote is one of {votes}.", votes=", ".join(VOTES)),
            "vote",
        )

    def act(session: Session, user: User) -> None:
        votes.cast(session, user, slug, VOTES[vote])

    return _act(request, slug, viewer, database, act)


def _act(
    request: Request,
    slug: str,
    viewer: Viewer,
    database: DatabaseDep,
    act: Callable[[Session, User], None],
) -> Response:
    with database.transaction() as session:
        visitor = admit(session, request, viewer)
        act(session, visitor.user)
    return visitor.remember(request, RedirectResponse(f"/problems/{slug}", 303))


def _own_page(
    request: Request, session: Session, user: User, title: str = "", error: Invalid | None = None
) -> HTMLResponse:
    return render(
        request,
        "lists.html",
        status=200 if error is None else 422,
        lists=lists.list_own(session, user),
        title=title,
        error=None if error is None else error.detail,
    )


def _page(
    request: Request, session: Session, viewer: Viewer, list_id: int, error: Invalid | None = None
) -> HTMLResponse:
    return render(
        request,
        "list.html",
        status=200 if error is None else 422,
        page=lists.get_visible(session, viewer.user, list_id),
        heads=column_heads(),
        error=None if error is None else error.detail,
    )
