"""A new password for who forgot theirs: by mail where the site can send any."""

import smtplib
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app import log, mail
from app.errors import Invalid, NotFound
from app.services import accounts
from app.services.accounts.resets import USED_UP
from app.settings import Settings
from app.web.deps import AddressDep, DatabaseDep, SessionDep, SettingsDep, ViewerDep
from app.web.templating import render

router = APIRouter()

Text = Annotated[str, Form(max_length=2000)]

MAIL = """\
Somebody, most likely you, asked for a new password for {name} at {site}.

Choose it here, within an hour:
{link}

If it was not you, do nothing: your password stays as it is.
"""


@router.get("/forgotten")
def forgotten_form(request: Request, _: ViewerDep) -> HTMLResponse:
    """The form that asks for a link."""
    return render(request, "forgotten.html", is_sent=False)


@router.post("/forgotten")
def forgotten(
    request: Request,
    _: ViewerDep,
    database: DatabaseDep,
    settings: SettingsDep,
    address: AddressDep,
    later: BackgroundTasks,
    name: Text = "",
) -> Response:
    """Mail a link, if there is whom to; the answer is the same and as quick if not."""
    if not settings.can_mail:
        raise NotFound("This site sends no mail; ask its administrator for a link.")
    with database.transaction() as session:
        found = accounts.ask_reset(session, name, address)
    if found is not None:
        user, token = found
        later.add_task(_mail, settings, user.name, str(user.email), token)
    response = render(request, "forgotten.html", is_sent=True)
    response.background = later
    return response


@router.get("/reset/{token}")
def reset_form(request: Request, session: SessionDep, _: ViewerDep, token: str) -> HTMLResponse:
    """The form for the new password; its link works once."""
    if not accounts.is_reset(session, token):
        raise NotFound(USED_UP)
    return _reset_page(request, token)


@router.post("/reset/{token}")
def reset(
    request: Request, _: ViewerDep, database: DatabaseDep, token: str, password: Text = ""
) -> Response:
    """Set the new password; every browser has to sign in again."""
    try:
        with database.transaction() as session:
            accounts.use_reset(session, token, password)
    except Invalid as error:
        return _reset_page(request, token, error)
    return RedirectResponse("/sign-in", 303)


def _mail(settings: Settings, name: str, to: str, token: str) -> None:
    site = str(settings.public_url).rstrip("/")
    text = MAIL.format(name=name, site=site, link=f"{site}/reset/{token}")
    try:
        mail.send(settings, to, "A new password", text)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("web", "mail not sent", why=type(error).__name__)


def _reset_page(request: Request, token: str, error: Invalid | None = None) -> HTMLResponse:
    return render(
        request,
        "reset.html",
        status=200 if error is None else 422,
        token=token,
        error=None if error is None else error.detail,
        field=None if error is None else error.field,
    )
