"""Signing in with an account of another site."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app.errors import SignInFailed
from app.services import accounts
from app.web import outside
from app.web.deps import (
    DatabaseDep,
    SettingsDep,
    ViewerDep,
    address_for_links,
    cookie_name,
    is_secure,
)
from app.web.outside import Attempt
from app.web.pages.accounts import enter
from app.web.pages.visitors import local_path

router = APIRouter(prefix="/sign-in/with/{provider}")

ATTEMPT_COOKIE, TARGET_COOKIE = "ndjudge_outside", "ndjudge_outside_target"
LIFETIME_S = 600

Long = Annotated[str, Query(max_length=4000)]


@router.get("")
def leave(
    request: Request, _: ViewerDep, settings: SettingsDep, provider: str, next: Long = "/problems"
) -> Response:
    """Send the browser to the provider."""
    attempt = Attempt.new()
    response = RedirectResponse(
        outside.start(settings, provider, attempt, _back(request, provider)), 303
    )
    for name, value in ((ATTEMPT_COOKIE, attempt.text), (TARGET_COOKIE, local_path(next))):
        response.set_cookie(
            cookie_name(request, name), value, max_age=LIFETIME_S, path="/",
            httponly=True, samesite="lax", secure=is_secure(request),
        )  # fmt: skip
    return response


@router.get("/callback")
def come_back(
    request: Request,
    viewer: ViewerDep,
    database: DatabaseDep,
    settings: SettingsDep,
    provider: str,
    code: Long = "",
    state: Long = "",
) -> Response:
    """Sign in whom the provider names."""
    attempt = Attempt.read(request.cookies.get(cookie_name(request, ATTEMPT_COOKIE), ""))
    identity = outside.finish(settings, provider, attempt, code, state, _back(request, provider))
    if viewer.scopes is not None:
        raise SignInFailed(outside.FAILED)
    with database.transaction() as session:
        user = accounts.sign_in_outside(
            session, identity, viewer.user, is_open=settings.registration == "open"
        )
        token = accounts.open_session(session, user, request.headers.get("user-agent"))
    target = local_path(request.cookies.get(cookie_name(request, TARGET_COOKIE), "/problems"))
    response = enter(request, database, token, target)
    for name in (ATTEMPT_COOKIE, TARGET_COOKIE):
        response.delete_cookie(cookie_name(request, name), path="/", secure=is_secure(request))
    return response


def _back(request: Request, provider: str) -> str:
    return f"{address_for_links(request)}/sign-in/with/{provider}/callback"
