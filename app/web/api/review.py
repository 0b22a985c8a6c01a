"""The review over REST: what to practise again and why, leaving problems out of it."""

from datetime import date

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from app.services import preferences, review
from app.services.review import ReviewItem
from app.web.api.values import Slug
from app.web.days import moment_of, zone_of
from app.web.deps import DatabaseDep, ReaderDep, SessionDep, SubmitterDep
from app.web.errors import documented

router = APIRouter(prefix="/me/review", tags=["learning"])


class ReviewMistake(BaseModel):
    """A catalogued mistake that was met in the problem; the last time counts."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    message: str
    met_on: date
    submission_id: int


class ReviewedProblem(BaseModel):
    """A problem under review, and why."""

    slug: str
    title: str
    mistakes: list[ReviewMistake]
    solved_on: date = Field(description="The day of the last accepted submission.")
    box: int = Field(description="How many of the pauses are behind it.")
    due: date | None = Field(description="Null once it is done, and while it is stopped.")
    is_done: bool
    is_stopped: bool


class Review(BaseModel):
    """The review; days are those of `time_zone`, the pauses those between two reviews, in days."""

    is_on: bool
    today: date
    time_zone: str
    pauses_days: list[int]
    problems: list[ReviewedProblem] = Field(description="What is due first comes first.")


class ReviewSwitch(BaseModel):
    is_on: bool


class ReviewPause(BaseModel):
    """`until`: the problem is left out before that day; null leaves it out for good."""

    until: date | None


@router.get("", responses=documented(401, 403))
def get_review(request: Request, session: SessionDep, user: ReaderDep) -> Review:
    """Read what to practise again: solved problems whose catalogued mistakes you met."""
    zone = zone_of(request)
    found = review.review(session, user, moment_of(request), zone)
    return Review(
        is_on=preferences.get(session, user).has_review,
        today=found.today,
        time_zone=zone.key,
        pauses_days=list(review.INTERVALS_DAYS),
        problems=[
            _problem(each) for each in (*found.due, *found.later, *found.done, *found.stopped)
        ],
    )


@router.patch("", status_code=204, responses=documented(401, 403, 422))
def switch_review(database: DatabaseDep, user: SubmitterDep, body: ReviewSwitch) -> None:
    """Turn the review on or off, on the account."""
    with database.transaction() as session:
        preferences.change(session, user, has_review=body.is_on)


@router.put("/{slug}/pause", status_code=204, responses=documented(401, 403, 404, 422))
def pause(database: DatabaseDep, user: SubmitterDep, slug: Slug, body: ReviewPause) -> None:
    """Leave a problem out of the review, until a day or for good."""
    with database.transaction() as session:
        review.pause(session, user, slug, body.until)


@router.delete("/{slug}/pause", status_code=204, responses=documented(401, 403, 404))
def resume(database: DatabaseDep, user: SubmitterDep, slug: Slug) -> None:
    """Take a problem into the review again."""
    with database.transaction() as session:
        review.resume(session, user, slug)


def _problem(item: ReviewItem) -> ReviewedProblem:
    return ReviewedProblem(
        slug=item.problem.slug,
        title=item.problem.title,
        mistakes=[ReviewMistake.model_validate(each) for each in item.mistakes],
        solved_on=item.solved_on,
        box=item.standing.box,
        due=item.due,
        is_done=item.standing.is_done,
        is_stopped=item.is_stopped,
    )
