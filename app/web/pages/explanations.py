"""The page that explains one of the learner's own results."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy.orm import Session

from app.services import catalogue, explanations
from app.services.explanations import LessonPlace
from app.web import lessons
from app.web.deps import SessionDep, ViewerDep
from app.web.templating import render

router = APIRouter()


@router.get("/submissions/{submission_id}/explanation")
def explanation_page(
    request: Request, session: SessionDep, viewer: ViewerDep, submission_id: int
) -> HTMLResponse:
    """What is known for certain about this submission, as a short tutorial."""
    explanation = explanations.explain(session, viewer.user, submission_id)
    return render(
        request,
        "explanation.html",
        explanation=explanation,
        anchor=_anchor(session, explanation.lesson),
    )


def _anchor(session: Session, place: LessonPlace | None) -> str | None:
    """Where in the chapter's page the section of the lesson stands."""
    found = None if place is None else catalogue.lesson(session, place.chapter)
    if place is None or found is None:
        return None
    sections = lessons.render(place.chapter, found.text, found.worked).sections
    return next((each.anchor for each in sections if each.title == place.section), None)
