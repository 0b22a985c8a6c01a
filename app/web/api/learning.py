"""The way to a solution over REST: hints, giving up, the worked solution, drafts."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import NotFound
from app.services import catalogue, drafts, learning, walkthroughs
from app.services.learning import DraftView, HintsView
from app.services.walkthroughs import WalkthroughView
from app.web import statement
from app.web.api.values import CodeBody, Slug, Text, to_text
from app.web.deps import (
    DatabaseDep,
    ReaderDep,
    SessionDep,
    SettingsDep,
    SubmitterDep,
    ViewerDep,
)
from app.web.errors import documented
from app.web.walkthroughs import shown
from problems.package import Problem

router = APIRouter(prefix="/problems/{slug}", tags=["learning"])


class OpenedHint(Text):
    number: int


class Hints(BaseModel):
    """The hints opened so far, and how many there are."""

    total: int
    left: int
    opened: list[OpenedHint]


class OtherSolution(BaseModel):
    id: str
    title: str
    source: str


class StepValue(BaseModel):
    """An expression of the code so far and its value on the example, null until it is made."""

    expression: str
    caption: str
    value: str | None


class WalkthroughStep(Text):
    """A step: `code` is all code up to here, `new_lines` those of it that this step brings."""

    title: str
    code: str
    new_lines: list[int] = Field(description="Counted from 1.")
    example: str = Field(description="What runs after the code.")
    values: list[StepValue]


class Walkthrough(BaseModel):
    """One of the solutions in steps; `solution` is its title."""

    opening: Text
    solution: str
    steps: list[WalkthroughStep]


class Solution(BaseModel):
    """The worked solution: the editorial, the reference and other accepted ways."""

    editorial: Text
    reference: str
    solutions: list[OtherSolution]
    walkthrough: Walkthrough | None = Field(description="Null where the problem has none.")


class Draft(BaseModel):
    """The code that was last saved; `keeps_other`: it replaced code that did not lead to it."""

    code: str
    saved_at: datetime
    keeps_other: bool = False


class DraftBody(CodeBody):
    based_on: datetime | None = Field(
        None,
        description="The `saved_at` of the draft that this code grew from, null for none. Where "
        "given, a stored draft that is another one is kept beside the new one.",
    )


@router.get("/hints", responses=documented(404))
def get_hints(session: SessionDep, viewer: ViewerDep, slug: Slug) -> Hints:
    """Read the hints opened so far; without an account, how many there are."""
    return _hints(session, slug, learning.hints(session, viewer.user, slug))


@router.post("/hints", responses=documented(401, 403, 404, 409, 429))
def take_hint(
    database: DatabaseDep, settings: SettingsDep, user: SubmitterDep, slug: Slug
) -> Hints:
    """Open the next hint; 409 when all are open, 429 where the site wants a pause between two."""
    with database.transaction() as session:
        taken = learning.take_hint(session, user, slug, settings.hint_pause_s)
        return _hints(session, slug, taken)


@router.post("/give-up", responses=documented(401, 403, 404))
def give_up(database: DatabaseDep, user: SubmitterDep, slug: Slug) -> Solution:
    """Open the worked solution without having solved the problem."""
    with database.transaction() as session:
        learning.give_up(session, user, slug)
        return _solution(session, user, slug)


@router.get("/solution", responses=documented(401, 403, 404, 409))
def get_solution(session: SessionDep, user: ReaderDep, slug: Slug) -> Solution:
    """Read the worked solution, once solved or given up; 409 before."""
    return _solution(session, user, slug)


@router.put("/draft", responses=documented(401, 403, 404, 413, 422))
def save_draft(database: DatabaseDep, user: SubmitterDep, slug: Slug, body: DraftBody) -> Draft:
    """Keep the code in the editor; the newest wins."""
    with database.transaction() as session:
        if "based_on" not in body.model_fields_set:
            return _draft(learning.save_draft(session, user, slug, body.code))
        saved = drafts.save(session, user, slug, body.code, body.based_on)
        return _draft(saved.draft, saved.keeps_other)


@router.get("/draft", responses=documented(401, 403, 404))
def get_draft(session: SessionDep, user: ReaderDep, slug: Slug) -> Draft:
    """Read the code that was last saved; 404 when there is none."""
    draft = learning.get_draft(session, user, slug)
    if draft is None:
        raise NotFound(f"You have no draft for {slug}; PUT one here.")
    return _draft(draft)


def _hints(session: Session, slug: str, view: HintsView) -> Hints:
    package = catalogue.get(session, slug).package
    opened = [
        OpenedHint(number=number, markdown=text, html=str(statement.hint(package, number)))
        for number, text in enumerate(view.opened, start=1)
    ]
    return Hints(total=view.total, left=view.left, opened=opened)


def _solution(session: Session, user: User, slug: str) -> Solution:
    view = learning.solution(session, user, slug)
    problem = catalogue.get(session, slug, user)
    html = str(statement.editorial(problem.package, problem.samples or ()))
    return Solution(
        editorial=Text(markdown=view.editorial, html=html),
        reference=view.reference,
        solutions=[
            OtherSolution(id=each.id, title=each.title, source=each.source)
            for each in view.solutions
        ],
        walkthrough=_walkthrough(problem.package, walkthroughs.get(session, user, problem)),
    )


def _walkthrough(package: Problem, view: WalkthroughView | None) -> Walkthrough | None:
    if view is None:
        return None
    page = shown(package, view)
    return Walkthrough(
        opening=Text(markdown=view.walkthrough.opening, html=str(page.opening)),
        solution=page.solution,
        steps=[
            WalkthroughStep(
                title=step.title,
                markdown=step.text,
                html=str(on_page.text),
                code=step.code,
                new_lines=list(step.new),
                example=step.example.code,
                values=[
                    StepValue(expression=each.expression, caption=each.caption, value=each.text)
                    for each in on_page.values
                ],
            )
            for step, on_page in zip(view.walkthrough.steps, page.steps, strict=True)
        ],
    )


def _draft(draft: DraftView, keeps_other: bool = False) -> Draft:
    code = to_text(draft.code)
    return Draft(code=code, saved_at=draft.saved_at, keeps_other=keeps_other)
