"""What teachers said about one's own code over REST, and answering them."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.db.models import CodeComment
from app.services import comments, submissions
from app.services.comments import MOST_CHARACTERS
from app.web.api.values import Page, SubmissionId
from app.web.deps import DatabaseDep, ReaderDep, SessionDep, SubmitterDep
from app.web.errors import documented

router = APIRouter(tags=["submissions"])


class Comment(BaseModel):
    """A remark on one line of the code; `by` is null where its writer left."""

    id: int
    line: int
    by: str | None
    text: str
    created_at: datetime


class Answer(BaseModel):
    line: int = Field(ge=1, lt=2**31, description="A line that somebody has remarked on.")
    text: str = Field(min_length=1, max_length=MOST_CHARACTERS)


@router.get("/submissions/{submission_id}/comments", responses=documented(401, 403, 404))
def list_comments(
    session: SessionDep, user: ReaderDep, submission_id: SubmissionId
) -> Page[Comment]:
    """Read what was said about lines of one of your own submissions; all on one page."""
    submissions.get_visible(session, user, submission_id)
    threads = comments.threads(session, submission_id)
    return Page(items=[_comment(each) for thread in threads for each in thread.comments])


@router.post(
    "/submissions/{submission_id}/comments",
    status_code=201,
    responses=documented(401, 403, 404, 409, 422, 429),
)
def answer(
    database: DatabaseDep, user: SubmitterDep, submission_id: SubmissionId, given: Answer
) -> Comment:
    """Answer what was said about a line."""
    with database.transaction() as session:
        made = comments.answer(session, user, submission_id, given.line, given.text)
        session.refresh(made)
        return _comment(made)


def _comment(row: CodeComment) -> Comment:
    by = None if row.user is None else row.user.name
    return Comment(id=row.id, line=row.line, by=by, text=row.text, created_at=row.created_at)
