"""Signing up, in and out; the first administrator; the choice of colours and language."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.db.engine import Database
from app.db.models import User
from app.errors import Conflict, Invalid, NotAllowed, NotFound, SignInFailed, TooMany, UserError
from app.services import accounts, audit, preferences
from app.services.accounts.roster import LINK_USED_UP
from app.services.preferences import THEMES
from app.web.deps import (
    AddressDep,
    DatabaseDep,
    SessionDep,
    SettingsDep,
    ViewerDep,
    clear_session_cookie,
    session_token,
    set_session_cookie,
)
from app.web.errors import STATUS
from app.web.language import LANGUAGE_COOKIE, offered
from app.web.pages.visitors import local_path
from app.web.templating import THEME_COOKIE, render
from app.wording import sentence

router = APIRouter()

YEAR_S = 365 * 24 * 3600
REFUSALS = (Invalid, Conflict, NotAllowed, SignInFailed, TooMany)

Text = Annotated[str, Form(max_length=2000)]


@router.get("/sign-in")
def sign_in_form(request: Request, _: ViewerDep, next: str = "/problems") -> HTMLResponse:
    """The form to sign in."""
    return _sign_in_page(request, local_path(next))


@router.post("/sign-in")
def sign_in(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    settings: SettingsDep,
    address: AddressDep,
    name: Text = "",
    password: Text = "",
    next: Text = "/problems",
) -> Response:
    """Sign in; what a guest did moves to the account."""
    target = local_path(next)
    guest = viewer.user if viewer.user is not None and viewer.user.is_guest else None
    try:
        with database.transaction() as session:
            user = accounts.sign_in(session, name, password, address, guest, limits=settings.limits)
            token = accounts.open_session(session, user, request.headers.get("user-agent"))
    except REFUSALS as error:
        return _sign_in_page(request, target, name, error)
    return enter(request, database, token, target)


@router.get("/sign-up")
def sign_up_form(
    request: Request, settings: SettingsDep, viewer: ViewerDep, next: str = "/problems"
) -> HTMLResponse:
    """The form to make an account."""
    if settings.registration == "closed":
        raise NotAllowed(
            sentence("This site does not take new accounts; ask its administrator for one.")
        )
    return _sign_up_page(request, viewer.user, local_path(next))


@router.post("/sign-up")
def sign_up(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    settings: SettingsDep,
    address: AddressDep,
    name: Text = "",
    password: Text = "",
    next: Text = "/problems",
) -> Response:
    """Make an account; a guest keeps all they did."""
    target = local_path(next)
    try:
        with database.transaction() as session:
            user = accounts.sign_up(
                session, name, password, viewer.user,
                address=address,
                is_open=settings.registration == "open",
                limits=settings.limits,
            )  # fmt: skip
            token = accounts.open_session(session, user, request.headers.get("user-agent"))
    except REFUSALS as error:
        return _sign_up_page(request, viewer.user, target, name, error)
    return enter(request, database, token, target)


@router.post("/sign-out")
def sign_out(request: Request, database: DatabaseDep) -> Response:
    """End this browser's session."""
    with database.transaction() as session:
        accounts.close_session(session, session_token(request))
    response = RedirectResponse("/problems", 303)
    clear_session_cookie(response, request)
    return response


@router.get("/setup/{token}")
def setup_form(request: Request, session: SessionDep, _: ViewerDep, token: str) -> HTMLResponse:
    """The form that makes the first administrator; its link works once."""
    if not accounts.is_setup_link(session, token):
        raise NotFound(LINK_USED_UP)
    return _setup_page(request, token)


@router.post("/setup/{token}")
def setup(
    request: Request,
    database: DatabaseDep,
    address: AddressDep,
    token: str,
    name: Text = "",
    password: Text = "",
) -> Response:
    """Make the first administrator and sign them in."""
    try:
        with database.transaction() as session:
            user = accounts.use_setup_link(session, token, name, password)
            audit.note(session, audit.Actor.person(user, address), "user.first-admin", user.name)
            secret = accounts.open_session(session, user, request.headers.get("user-agent"))
    except REFUSALS as error:
        return _setup_page(request, token, name, error)
    return enter(request, database, secret, "/problems")


@router.post("/theme")
def choose_theme(
    viewer: ViewerDep, database: DatabaseDep, theme: Text = "auto", next: Text = "/problems"
) -> Response:
    """Remember the colours in a cookie, and on the account of who is signed in."""
    response = RedirectResponse(local_path(next), 303)
    chosen = theme if theme in THEMES else "auto"
    if viewer.user is not None and viewer.scopes is None:
        with database.transaction() as session:
            preferences.change(session, viewer.user, theme=chosen)
    response.set_cookie(THEME_COOKIE, chosen, max_age=YEAR_S, path="/", samesite="lax")
    return response


@router.post("/language")
def choose_language(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    language: Text = "",
    next: Text = "/problems",
) -> Response:
    """Remember the language in a cookie, and on the account of who is signed in."""
    response = RedirectResponse(local_path(next), 303)
    if language not in {each.code for each in offered(request)}:
        return response
    if viewer.user is not None and viewer.scopes is None:
        with database.transaction() as session:
            preferences.change(session, viewer.user, language=language)
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR_S, path="/", samesite="lax")
    return response


def enter(request: Request, database: Database, token: str, target: str) -> Response:
    """Go on with a new session; the one before is worth nothing from now on."""
    old = session_token(request)
    if old:
        with database.transaction() as session:
            accounts.close_session(session, old)
    response = RedirectResponse(target, 303)
    set_session_cookie(response, request, token)
    return response


def _sign_in_page(
    request: Request, target: str, name: str = "", error: UserError | None = None
) -> HTMLResponse:
    return render(request, "sign_in.html", next=target, name=name, **_refusal(error))


def _sign_up_page(
    request: Request,
    user: User | None,
    target: str,
    name: str = "",
    error: UserError | None = None,
) -> HTMLResponse:
    is_guest = user is not None and user.is_guest
    lead = (
        sentence("Your work as a guest is kept.")
        if is_guest
        else sentence("A name and a password are enough.")
    )
    return render(
        request, "sign_up.html",
        title=sentence("Sign up"), lead=lead,
        action="/sign-up", button=sentence("Make the account"),
        next=target, name=name, **_refusal(error),
    )  # fmt: skip


def _setup_page(
    request: Request, token: str, name: str = "", error: UserError | None = None
) -> HTMLResponse:
    return render(
        request, "sign_up.html",
        title=sentence("First administrator"),
        lead=sentence("This link works once. Choose who runs this site."),
        action=f"/setup/{token}", button=sentence("Make the administrator"),
        next="/problems", name=name, **_refusal(error),
    )  # fmt: skip


def _refusal(error: UserError | None) -> dict[str, Any]:
    """What a form page says about the last attempt."""
    if error is None:
        return {"error": None, "field": None}
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooMany) else None
    field = error.field if isinstance(error, Invalid) else None
    return {"error": error.detail, "field": field, "status": status, "headers": headers}
