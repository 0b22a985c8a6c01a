"""The home page: what to do today."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.services import catalogue, progress, recommendations, review
from app.services.activity import activity
from app.services.review import Review
from app.web.days import moment_of, zone_of
from app.web.deps import SessionDep, Viewer, ViewerDep
from app.web.lessons import excerpt
from app.web.templating import render
from app.web.tips import tip_of
from app.wording import sentence

router = APIRouter()

WEEKS = 18


@router.get("/")
def home(request: Request, session: SessionDep, viewer: ViewerDep) -> HTMLResponse:
    """The problem and topic of the day, where one left off, what to do next and why."""
    user = viewer.user
    done = activity(session, user, moment_of(request), zone_of(request), WEEKS)
    chapters = [each for each in catalogue.list_chapters(session, user) if each.problems]
    topic = chapters[done.today.toordinal() % len(chapters)] if chapters else None
    return render(
        request,
        "home.html",
        activity=done,
        daily=catalogue.daily(session, done.today, user),
        topic=topic,
        excerpt=None if topic is None else _excerpt(session, topic.slug),
        tip=tip_of(done.today),
        unfinished=recommendations.continue_with(session, user),
        recommended=recommendations.recommend(session, user),
        reviewed=_reviewed(request, session, viewer),
        totals=progress.totals(session, user),
        zone=zone_of(request).key,
    )


def _excerpt(session: Session, chapter: str) -> Markup | None:
    lesson = catalogue.get_chapter(session, chapter).lesson
    return None if lesson is None else excerpt(lesson)


def _reviewed(request: Request, session: Session, viewer: Viewer) -> Review | None:
    """What is due to be practised again, None for who does not want to be told."""
    if viewer.user is None or not viewer.choices.has_review:
        return None
    return review.review(session, viewer.user, moment_of(request), zone_of(request))


@router.get("/daily")
def daily(request: Request, session: SessionDep, viewer: ViewerDep) -> Response:
    """The problem of the day."""
    today = moment_of(request).astimezone(zone_of(request)).date()
    row = catalogue.daily(session, today, viewer.user)
    if row is None:
        raise NotFound(sentence("There are no problems yet, so there is none of the day."))
    return RedirectResponse(f"/problems/{row.slug}", 303)


@router.get("/next")
def next_problem(session: SessionDep, viewer: ViewerDep) -> Response:
    """The next problem of the learning path; the list, once all are solved."""
    found = recommendations.next_in_plan(session, viewer.user)
    target = "/problems" if found is None else f"/problems/{found.problem.slug}"
    return RedirectResponse(target, 303)
