"""The review: solved problems to practise again, and the forms that leave one out of it."""

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.services import preferences, review
from app.services.accounts import Scope
from app.web.days import moment_of, zone_of
from app.web.deps import DatabaseDep, SessionDep, SubmitterDep, ViewerDep
from app.web.templating import render

router = APIRouter(prefix="/review")


@router.get("")
def review_page(request: Request, session: SessionDep, viewer: ViewerDep) -> HTMLResponse:
    """What is due and what comes later; for a visitor, what this is."""
    found = None
    if viewer.user is not None:
        user = viewer.require(Scope.READ)
        found = review.review(session, user, moment_of(request), zone_of(request))
    return render(
        request,
        "review.html",
        review=found,
        intervals=review.INTERVALS_DAYS,
        zone=zone_of(request).key,
    )


@router.post("/on")
def switch_on(user: SubmitterDep, database: DatabaseDep) -> Response:
    """Have the review, on the account."""
    return _switch(user, database, True)


@router.post("/off")
def switch_off(user: SubmitterDep, database: DatabaseDep) -> Response:
    """Have no review, on the account; nothing is forgotten."""
    return _switch(user, database, False)


@router.post("/{slug}/skip")
def skip(request: Request, slug: str, user: SubmitterDep, database: DatabaseDep) -> Response:
    """Leave the problem out until tomorrow."""
    tomorrow = moment_of(request).astimezone(zone_of(request)).date() + timedelta(days=1)
    with database.transaction() as session:
        review.pause(session, user, slug, tomorrow)
    return RedirectResponse("/review", 303)


@router.post("/{slug}/stop")
def stop(slug: str, user: SubmitterDep, database: DatabaseDep) -> Response:
    """Leave the problem out for good, until it is taken up again."""
    with database.transaction() as session:
        review.pause(session, user, slug, None)
    return RedirectResponse("/review", 303)


@router.post("/{slug}/resume")
def resume(slug: str, user: SubmitterDep, database: DatabaseDep) -> Response:
    """Take the problem up again."""
    with database.transaction() as session:
        review.resume(session, user, slug)
    return RedirectResponse("/review", 303)


def _switch(user: SubmitterDep, database: DatabaseDep, is_on: bool) -> Response:
    with database.transaction() as session:
        preferences.change(session, user, has_review=is_on)
    return RedirectResponse("/review", 303)
