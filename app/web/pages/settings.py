"""The user's API tokens, password and data."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.db.engine import Database
from app.db.models import User
from app.errors import Invalid, NotAllowed, NotSignedIn, UserError
from app.services import accounts, progress
from app.services.accounts import Scope
from app.web.deps import DatabaseDep, Viewer, ViewerDep, clear_session_cookie
from app.web.templating import render

router = APIRouter(prefix="/settings")

SCOPES = (
    (Scope.READ, "read everything of yours"),
    (Scope.SUBMIT, "send in code, take hints, save drafts"),
    (Scope.ADMIN, "administer the site"),
)

Text = Annotated[str, Form(max_length=2000)]


@router.get("/tokens")
def token_page(request: Request, viewer: ViewerDep, database: DatabaseDep) -> HTMLResponse:
    """The tokens of the user, and the form for a new one."""
    return _token_page(request, database, _owner(viewer))


@router.post("/tokens")
def create_token(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    name: Text = "",
    scopes: Annotated[list[str] | None, Form()] = None,
) -> HTMLResponse:
    """Make a token and show it, this once."""
    user = _owner(viewer)
    try:
        with database.transaction() as session:
            token, secret = accounts.create_token(session, user, name, scopes or ())
    except UserError as error:
        return _token_page(request, database, user, error=error.detail)
    return _token_page(request, database, user, secret=secret, secret_name=token.name)


@router.post("/tokens/{token_id}/revoke")
def revoke_token(token_id: int, viewer: ViewerDep, database: DatabaseDep) -> Response:
    """Delete a token; whoever has it is locked out from now on."""
    with database.transaction() as session:
        accounts.revoke_token(session, _owner(viewer), token_id)
    return RedirectResponse("/settings/tokens", 303)


@router.get("/account")
def account_page(request: Request, viewer: ViewerDep) -> HTMLResponse:
    """Password, export, deletion."""
    _owner(viewer)
    return render(request, "account.html", error=None)


@router.post("/password")
def change_password(
    request: Request, viewer: ViewerDep, database: DatabaseDep, old: Text = "", new: Text = ""
) -> Response:
    """Change the password; every browser has to sign in again."""
    user = _owner(viewer)
    try:
        with database.transaction() as session:
            accounts.change_password(session, user, old, new)
    except UserError as error:
        return render(request, "account.html", status=422, error=error.detail)
    return RedirectResponse("/sign-in?next=/profile", 303)


@router.post("/delete")
def delete_account(
    request: Request, viewer: ViewerDep, database: DatabaseDep, confirm: Text = ""
) -> Response:
    """Delete the user and everything of theirs."""
    user = _owner(viewer)
    if confirm.strip() != user.name:
        error = Invalid(f"To delete the account, type its name, {user.name}, into the field.")
        return render(request, "account.html", status=422, error=error.detail)
    with database.transaction() as session:
        progress.delete_account(session, user)
    response = RedirectResponse("/problems", 303)
    clear_session_cookie(response, request)
    return response


def _owner(viewer: Viewer) -> User:
    """The signed-in user in their own browser: a token must not make or delete tokens here."""
    if viewer.user is None:
        raise NotSignedIn("Sign in to see your settings.")
    if viewer.scopes is not None:
        raise NotAllowed("These pages are for a signed-in browser; programs use /api/v1/me.")
    return viewer.user


def _token_page(
    request: Request,
    database: Database,
    user: User,
    *,
    error: str | None = None,
    secret: str | None = None,
    secret_name: str | None = None,
) -> HTMLResponse:
    with database.session() as session:
        tokens = accounts.list_tokens(session, user)
    return render(
        request,
        "tokens.html",
        status=422 if error else 200,
        tokens=tokens,
        scopes=[pair for pair in SCOPES if pair[0] is not Scope.ADMIN or user.is_admin],
        error=error,
        secret=secret,
        secret_name=secret_name,
    )
