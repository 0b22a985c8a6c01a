"""The forms of the problem page: run, submit, take a hint, give up.

All of them send the code along, and it is kept as a draft before anything else happens: a
refusal or a page change never costs what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from app.db.models import Submission, User
from app.errors import Conflict, Invalid, UserError
from app.services import drafts, learning, submissions
from app.services.drafts import SavedDraft
from app.settings import Limits
from app.web import stream
from app.web.deps import (
    BusDep,
    DatabaseDep,
    Viewer,
    ViewerDep,
    address_of,
    settings_of,
)
from app.web.errors import refusal
from app.web.pages.own_input import read_own_input
from app.web.pages.visitors import Visitor, admit
from app.wording import sentence

router = APIRouter()

# Most verdicts arrive sooner, and the next page shows them at once.
WAIT_S = 2.0


class _Admission(TypedDict):
    """What the limits are counted against."""

    address: str | None
    limits: Limits


@dataclass(frozen=True)
class _Arrival:
    """Who sent a form, and the draft that came with it."""

    visitor: Visitor
    saved: SavedDraft | None


@router.post("/problems/{slug}/solve")
async def solve(
    request: Request,
    slug: str,
    viewer: ViewerDep,
    database: DatabaseDep,
    bus: BusDep,
) -> Response:
    """Run or submit. A script gets the addresses at once, a form the page with the verdict."""
    form = await request.form()
    arrival = await run_in_threadpool(_keep_draft, request, slug, viewer, form)
    visitor = arrival.visitor
    try:
        row = await run_in_threadpool(_send, request, slug, visitor.user, form)
    except UserError as error:
        return visitor.remember(request, refusal(request, error))
    page = f"/submissions/{row.id}"
    if "application/json" in request.headers.get("accept", ""):
        events = f"/api/v1/submissions/{row.id}/events"
        content: dict[str, Any] = {
            "id": row.id,
            "page": page,
            "events": events,
            "user": visitor.user.id,
        }
        if arrival.saved is not None:
            content["saved_at"] = arrival.saved.draft.saved_at.isoformat()
            content["keeps_other"] = arrival.saved.keeps_other
        return visitor.remember(request, JSONResponse(content, 202))
    await stream.wait_until_final(database, bus, visitor.user, row.id, WAIT_S)
    return visitor.remember(request, RedirectResponse(page, 303))


@router.post("/problems/{slug}/hints")
async def take_hint(request: Request, slug: str, viewer: ViewerDep) -> Response:
    """Open the next hint; pressing twice at the last one changes nothing."""
    pause_s = request.app.state.settings.hint_pause_s

    def act(session: Session, user: User) -> None:
        learning.take_hint(session, user, slug, pause_s)

    return await _act(request, slug, viewer, act, "hints")


@router.post("/problems/{slug}/give-up")
async def give_up(request: Request, slug: str, viewer: ViewerDep) -> Response:
    """Open the worked solution without having solved the problem."""

    def act(session: Session, user: User) -> None:
        learning.give_up(session, user, slug)

    return await _act(request, slug, viewer, act, "solution")


async def _act(
    request: Request,
    slug: str,
    viewer: Viewer,
    act: Callable[[Session, User], None],
    panel: str,
) -> Response:
    form = await request.form()

    def work() -> Visitor:
        visitor = _keep_draft(request, slug, viewer, form).visitor
        try:
            with request.app.state.database.transaction() as session:
                act(session, visitor.user)
        except Conflict:
            pass  # All hints are open already; the panel says so.
        return visitor

    visitor = await run_in_threadpool(work)
    return visitor.remember(request, RedirectResponse(f"/problems/{slug}#{panel}", 303))


def _keep_draft(request: Request, slug: str, viewer: Viewer, form: FormData) -> _Arrival:
    """Admit the visitor and keep the code that came with the form."""
    with request.app.state.database.transaction() as session:
        visitor = admit(session, request, viewer)
        code = _code(form)
        if not code:
            return _Arrival(visitor, None)
        return _Arrival(visitor, drafts.save(session, visitor.user, slug, code, _based_on(form)))


def _based_on(form: FormData) -> datetime | None:
    """The time of the draft that the page came with; what is no time is as good as none."""
    given = form.get("based_on")
    try:
        return datetime.fromisoformat(given) if isinstance(given, str) and given else None
    except ValueError:
        return None


def _send(request: Request, slug: str, user: User, form: FormData) -> Submission:
    state = request.app.state
    action, code = form.get("action"), _code(form)
    admission: _Admission = {"address": address_of(request), "limits": settings_of(request).limits}
    with state.database.transaction() as session:
        match action:
            case "submit":
                return submissions.submit(session, state.bus, user, slug, code, **admission)
            case "run":
                return submissions.run(session, state.bus, user, slug, code, **admission)
            case "run_own":
                inputs = [read_own_input(session, slug, form)]
                return submissions.run(session, state.bus, user, slug, code, inputs, **admission)
    raise Invalid(sentence("Say what to do with the code: run, run_own or submit."), "action")


def _code(form: FormData) -> bytes:
    """The code as it stood in the field; a form sends each line end as CR LF."""
    code = form.get("code", "")
    text = code if isinstance(code, str) else ""
    return text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
