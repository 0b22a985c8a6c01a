"""Settings of the site that may change while it runs, announcements, and the salt."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.db.models import ErrandKind
from app.errors import Invalid
from app.services import audit, errands, salts, site
from app.web.deps import DatabaseDep
from app.web.pages.admin.access import AdministratorDep, back_to, page

router = APIRouter()

MOST_JUDGED_AGAIN = 1000

Text = Annotated[str, Form(max_length=1000)]


@router.get("/settings")
def settings_page(
    request: Request, staff: AdministratorDep, database: DatabaseDep, saved: str = ""
) -> HTMLResponse:
    """What is in force, with what the process was started with beside it."""
    with database.session() as session:
        values = {
            "chosen": site.chosen(session),
            "announcements": site.announcements(session),
            "salt_id": salts.current_salt_id(session),
            "rotations": errands.latest(session, "salt", limit=5),
        }
    return page(
        request,
        "settings.html",
        staff.user,
        own=request.app.state.settings,
        limits=site.LIMITS,
        all_languages=request.app.state.languages.codes,
        is_saved=bool(saved),
        **values,
    )


@router.post("/settings")
def save_settings(
    request: Request,
    staff: AdministratorDep,
    database: DatabaseDep,
    registration: Text = "",
    languages: Text = "",
    submissions_per_minute: Text = "",
    runs_per_minute: Text = "",
    queued_per_user: Text = "",
    ai_opinions: Text = "",
) -> Response:
    """Put settings into force, here at once and in other processes within seconds."""
    given = {
        "registration": registration,
        "languages": languages,
        "submissions_per_minute": submissions_per_minute,
        "runs_per_minute": runs_per_minute,
        "queued_per_user": queued_per_user,
        "ai_opinions": ai_opinions,
    }
    with database.transaction() as session:
        audit.note(
            session, staff.actor, "site.settings", "site", chosen=site.choose(session, given)
        )
    request.app.state.site.forget()
    return back_to("/admin/settings?saved=1")


@router.post("/announcements")
def announce(
    request: Request,
    staff: AdministratorDep,
    database: DatabaseDep,
    text: Text = "",
    hours: Text = "",
) -> Response:
    """Put a sentence at the top of every page."""
    if hours.strip() and not (hours.strip().isascii() and hours.strip().isdigit()):
        raise Invalid("The hours are a whole number, or nothing: until it is taken down.", "hours")
    with database.transaction() as session:
        made = site.announce(session, text, int(hours[:9]) if hours.strip() else None)
        audit.note(session, staff.actor, "site.announce", str(made.id), text=made.text)
    request.app.state.site.forget()
    return back_to("/admin/settings#announcements")


@router.post("/announcements/{announcement_id}/end")
def end_announcement(
    request: Request, announcement_id: int, staff: AdministratorDep, database: DatabaseDep
) -> Response:
    """Take an announcement down."""
    with database.transaction() as session:
        site.take_down(session, announcement_id)
        audit.note(session, staff.actor, "site.take-down", str(announcement_id))
    request.app.state.site.forget()
    return back_to("/admin/settings#announcements")


@router.post("/salt/rotate")
def rotate_salt(staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Let a worker prove a new salt and make it the site's."""
    with database.transaction() as session:
        errand = errands.ask(session, staff.user, ErrandKind.ROTATE, "salt", most=MOST_JUDGED_AGAIN)
        audit.note(session, staff.actor, "salt.rotate", "salt", errand=errand.id)
    return back_to(f"/admin/errands/{errand.id}")
