"""A new password for who forgot theirs: by mail where the site can send any."""

import smtplib
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app import log, mail
from app.db.engine import Database
from app.db.models import User
from app.errors import Invalid, NotFound
from app.languages import Language
from app.services import accounts, preferences
from app.services.accounts.resets import USED_UP
from app.settings import Settings
from app.web.deps import AddressDep, DatabaseDep, SessionDep, SettingsDep, ViewerDep
from app.web.language import language_of, offered
from app.web.templating import render
from app.wording import Sentence, sentence

router = APIRouter()

Text = Annotated[str, Form(max_length=2000)]


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
        raise NotFound(sentence("This site sends no mail; ask its administrator for a link."))
    with database.transaction() as session:
        found = accounts.ask_reset(session, name, address)
    if found is not None:
        user, token = found
        subject, text = _mail(settings, user.name, token)
        say = _language_for(request, database, user).say
        later.add_task(_send, settings, str(user.email), say(subject), say(text))
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


def _mail(settings: Settings, name: str, token: str) -> tuple[Sentence, Sentence]:
    """Subject and text."""
    site = str(settings.public_url).rstrip("/")
    text = sentence(
        "Somebody, most likely you, asked for a new password for {name} at {site}.\n\n"
        "Choose it here, within an hour:\n{link}\n\n"
        "If it was not you, do nothing: your password stays as it is.\n",
        name=name,
        site=site,
        link=f"{site}/reset/{token}",
    )
    return sentence("A new password"), text


def _language_for(request: Request, database: Database, user: User) -> Language:
    """What the reader of the mail chose on the account, else the language of who asked for it."""
    with database.session() as session:
        chosen = preferences.get(session, user).language
    found = {each.code: each for each in offered(request)}
    return found.get(chosen or "") or language_of(request)


def _send(settings: Settings, to: str, subject: str, text: str) -> None:
    try:
        mail.send(settings, to, subject, text)
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
