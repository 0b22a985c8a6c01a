"""The explanation of a result over REST: the same sections that the page shows."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.services import explanations
from app.services.explanations import BlockKind
from app.web.api.values import SubmissionId
from app.web.deps import ReaderDep, SessionDep
from app.web.errors import documented

router = APIRouter(tags=["submissions"])


class Rung(BaseModel):
    """One thing that the judge looks at, in its order."""

    text: str
    state: str = Field(description="`passed`, `failed`, or `open`: not looked at.")


class Block(BaseModel):
    """A piece of text; plain, except that `markdown` blocks hold an author's Markdown."""

    kind: BlockKind
    text: str
    caption: str | None
    items: list[str]
    steps: list[Rung]


class Section(BaseModel):
    id: str
    title: str
    blocks: list[Block]


class LessonPlace(BaseModel):
    """Where the quoted paragraph of a lesson stands."""

    chapter: str
    section: str


class Similar(BaseModel):
    problem: str
    title: str
    reason: str


class Explanation(BaseModel):
    """What is known for certain about one result, as a short tutorial."""

    submission: int
    problem: str
    verdict: str | None
    sections: list[Section]
    lesson: LessonPlace | None
    similar: list[Similar]
    text: str = Field(description="All sections as plain text, for a terminal.")


@router.get("/submissions/{submission_id}/explanation", responses=documented(401, 403, 404, 409))
def get_explanation(
    session: SessionDep, user: ReaderDep, submission_id: SubmissionId
) -> Explanation:
    """Explain one of your own finished submissions or runs; 409 while it has no verdict."""
    found = explanations.explain(session, user, submission_id)
    place = found.lesson
    return Explanation(
        submission=found.submission_id,
        problem=found.problem,
        verdict=found.verdict,
        sections=[Section.model_validate(each, from_attributes=True) for each in found.sections],
        lesson=place and LessonPlace(chapter=place.chapter, section=place.section),
        similar=[
            Similar(problem=each.problem.slug, title=each.problem.title, reason=each.reason)
            for each in found.similar
        ],
        text=explanations.as_text(found),
    )
