"""The page that explains one of the learner's own results, and what it may ask a language model."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from app.services import catalogue, explanations, opinions
from app.services.explanations import LessonPlace
from app.services.opinions import Prompt
from app.web import lessons, markdown
from app.web.deps import DatabaseDep, SessionDep, SettingsDep, SubmitterDep, ViewerDep
from app.web.opinions import DONE, Piece, Question, Questions
from app.web.templating import render

router = APIRouter()

Digest = Annotated[str, Form(max_length=64)]


@router.get("/submissions/{submission_id}/explanation")
def explanation_page(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    settings: SettingsDep,
    submission_id: int,
) -> HTMLResponse:
    """What is known for certain about this submission, as a short tutorial."""
    explanation = explanations.explain(session, viewer.user, submission_id)
    opinion = opinions.view(session, viewer.user, explanation, settings)
    answer = None if opinion is None else opinion.answer
    return render(
        request,
        "explanation.html",
        explanation=explanation,
        anchor=_anchor(session, explanation.lesson),
        opinion=opinion,
        answer=None if answer is None else markdown.render_foreign(answer),
    )


@router.post("/submissions/{submission_id}/opinion")
async def ask(
    request: Request,
    submission_id: int,
    user: SubmitterDep,
    database: DatabaseDep,
    settings: SettingsDep,
    digest: Digest = "",
) -> Response:
    """Send the text whose digest the form names, wait for the answer, and show it.

    A reader who leaves ends the question.
    """

    def begin() -> tuple[int, str | None, Prompt]:
        with database.transaction() as session:
            made, prompt = opinions.begin(session, user, submission_id, digest, settings)
            return made.id, made.answer, prompt

    opinion_id, answer, prompt = await run_in_threadpool(begin)
    if "text/event-stream" in request.headers.get("accept", ""):
        if answer is None:
            pieces = _read(_questions(request).begin(settings, prompt, opinion_id))
        else:
            pieces = _known(answer)
        # Or nginx would hand the answer on when it is whole.
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(pieces, media_type="text/event-stream", headers=headers)
    if answer is None:
        await _wait(request, _questions(request).begin(settings, prompt, opinion_id))
    return RedirectResponse(f"/submissions/{submission_id}/explanation#opinion", 303)


def _questions(request: Request) -> Questions:
    questions: Questions = request.app.state.questions
    return questions


async def _known(answer: str) -> AsyncIterator[str]:
    yield _event(Piece(DONE, answer))


async def _read(question: Question) -> AsyncIterator[str]:
    """The answer as events; Starlette cancels this when the reader leaves."""
    try:
        async for piece in question.read():
            yield _event(piece)
    finally:
        question.close()


def _event(piece: Piece) -> str:
    text = str(markdown.render_foreign(piece.text)) if piece.name == DONE else piece.text
    return f"event: {piece.name}\ndata: {json.dumps(text)}\n\n"


async def _wait(request: Request, question: Question) -> None:
    """Until the answer is stored, or the reader has left."""
    gone = asyncio.create_task(_until_gone(request))
    try:
        await asyncio.wait({question.task, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        question.close()


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _anchor(session: Session, place: LessonPlace | None) -> str | None:
    """Where in the chapter's page the section of the lesson stands."""
    found = None if place is None else catalogue.lesson(session, place.chapter)
    if place is None or found is None:
        return None
    sections = lessons.render(place.chapter, found.text, found.worked).sections
    return next((each.anchor for each in sections if each.title == place.section), None)
