"""What the user has done, for themselves and, if they want it, for others."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import NotFound
from app.services import accounts, learning, lists, notes, preferences, progress
from app.services.achievements import achievements
from app.services.activity import activity
from app.web.days import moment_of, zone_of
from app.web.deps import SessionDep, ViewerDep
from app.web.pages.visitors import KnownDep
from app.web.templating import render
from app.wording import sentence

router = APIRouter()

WEEKS = 53


@router.get("/profile")
def profile_page(request: Request, session: SessionDep, user: KnownDep) -> HTMLResponse:
    """Solved problems, progress, recent submissions; a guest has a profile too."""
    return render(
        request,
        "profile.html",
        notes=notes.list_own(session, user),
        drafts=learning.list_drafts(session, user),
        lists=lists.list_own(session, user),
        **_done(request, session, user),
    )


@router.get("/people/{name}")
def person_page(
    request: Request, session: SessionDep, viewer: ViewerDep, name: str
) -> HTMLResponse:
    """The profile of somebody who made it public: no code, no verdicts, no mistakes."""
    try:
        user = accounts.get_user(session, name)
    except NotFound:
        user = None
    if user is None or user.is_guest or user.is_disabled:
        raise NotFound(sentence("There is no public profile of {name!r}.", name=name[:40]))
    chosen = preferences.get(session, user)
    if not chosen.is_public:
        raise NotFound(sentence("There is no public profile of {name!r}.", name=name[:40]))
    return render(
        request,
        "person.html",
        about=chosen.about,
        links=chosen.links,
        **_done(request, session, user),
    )


def _done(request: Request, session: Session, user: User) -> dict[str, Any]:
    zone = preferences.zone(preferences.get(session, user).time_zone) or zone_of(request)
    done = activity(session, user, moment_of(request), zone, WEEKS)
    return {
        "profile": progress.profile(session, user),
        "achieved": achievements(session, user, done.longest),
        "activity": done,
        "zone": zone.key,
    }
