"""The user's choices, browsers, API tokens, password and data."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.db.engine import Database
from app.db.models import EditorKeys, User
from app.errors import Invalid, NotAllowed, NotSignedIn, UserError
from app.services import accounts, preferences, progress
from app.services.accounts import Scope
from app.services.preferences import Choices
from app.web.days import zone_of
from app.web.deps import DatabaseDep, Viewer, ViewerDep, clear_session_cookie, session_token
from app.web.templating import render
from app.wording import sentence

router = APIRouter(prefix="/settings")

SCOPES = (
    (Scope.READ, sentence("read everything of yours")),
    (Scope.SUBMIT, sentence("send in code, take hints, save drafts")),
    (Scope.ADMIN, sentence("administer the site")),
)

KEYS = {
    EditorKeys.STANDARD: sentence("Standard"),
    EditorKeys.VIM: "Vim",
    EditorKeys.EMACS: "Emacs",
}

THEMES = (
    ("", sentence("As each browser chose")),
    ("auto", sentence("As the system")),
    ("light", sentence("Light")),
    ("dark", sentence("Dark")),
)

Text = Annotated[str, Form(max_length=2000)]


@router.get("")
def settings_page(
    request: Request, viewer: ViewerDep, database: DatabaseDep, saved: str = ""
) -> HTMLResponse:
    """How the user wants the site, and the browsers that are signed in."""
    return _settings_page(request, database, _owner(viewer), viewer.choices, is_saved=bool(saved))


@router.post("")
def save_settings(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    editor_font_px: Annotated[int, Form()] = 14,
    editor_keys: Text = EditorKeys.STANDARD,
    editor_is_plain: Text = "",
    theme: Text = "",
    language: Text = "",
    reduces_motion: Text = "",
    time_zone: Text = "",
    has_review: Text = "",
    is_public: Text = "",
    about: Text = "",
    links: Text = "",
) -> Response:
    """Keep the choices on the account."""
    user = _owner(viewer)
    given: dict[str, Any] = {
        "editor_font_px": editor_font_px,
        "editor_keys": editor_keys,
        "editor_is_plain": bool(editor_is_plain),
        "theme": theme or None,
        "language": language or None,
        "reduces_motion": bool(reduces_motion),
        "time_zone": time_zone or None,
        "has_review": bool(has_review),
        # Guests have no public profile: nobody could tell one from another.
        "is_public": bool(is_public) and not user.is_guest,
        "links": preferences.read_links(links),
        "about": about.replace("\r\n", "\n").replace("\0", "").strip(),
    }
    try:
        with database.transaction() as session:
            preferences.change(session, user, **given)
    except Invalid as error:
        return _settings_page(request, database, user, Choices(**given), error=error)
    return RedirectResponse("/settings?saved=1", 303)


@router.post("/sessions/{session_id}/end")
def end_session(session_id: int, viewer: ViewerDep, database: DatabaseDep) -> Response:
    """Sign out another browser."""
    with database.transaction() as session:
        accounts.revoke_session(session, _owner(viewer), session_id)
    return RedirectResponse("/settings", 303)


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


@router.post("/email")
def change_email(
    request: Request, viewer: ViewerDep, database: DatabaseDep, email: Text = "", old: Text = ""
) -> Response:
    """Change where links for a new password go; the present password says that it is you."""
    user = _owner(viewer)
    try:
        with database.transaction() as session:
            accounts.set_email(session, user, email, old)
    except UserError as error:
        return render(request, "account.html", status=422, error=error.detail)
    return RedirectResponse("/settings/account", 303)


@router.post("/delete")
def delete_account(
    request: Request, viewer: ViewerDep, database: DatabaseDep, confirm: Text = ""
) -> Response:
    """Delete the user and everything of theirs."""
    user = _owner(viewer)
    if confirm.strip() != user.name:
        error = Invalid(
            sentence(
                "To delete the account, type its name, {name}, into the field.", name=user.name
            )
        )
        return render(request, "account.html", status=422, error=error.detail)
    with database.transaction() as session:
        progress.delete_account(session, user)
    response = RedirectResponse("/problems", 303)
    clear_session_cookie(response, request)
    return response


def _owner(viewer: Viewer) -> User:
    """The signed-in user in their own browser: a token must not make or delete tokens here."""
    if viewer.user is None:
        raise NotSignedIn(sentence("Sign in to see your settings."))
    if viewer.scopes is not None:
        raise NotAllowed(
            sentence("These pages are for a signed-in browser; programs use /api/v1/me.")
        )
    return viewer.user


def _settings_page(
    request: Request,
    database: Database,
    user: User,
    given: Choices,
    *,
    error: Invalid | None = None,
    is_saved: bool = False,
) -> HTMLResponse:
    with database.session() as session:
        browsers = accounts.list_sessions(session, user, session_token(request))
    return render(
        request,
        "settings.html",
        status=422 if error else 200,
        given=given,
        sessions=browsers,
        sizes=preferences.FONT_SIZES_PX,
        keys=[(each.value, KEYS[each]) for each in EditorKeys],
        themes=THEMES,
        zones=preferences.zone_names(),
        zone=zone_of(request).key,
        is_saved=is_saved,
        error=None if error is None else error.detail,
        field=None if error is None else error.field,
    )


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
