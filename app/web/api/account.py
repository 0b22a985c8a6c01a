"""The caller's own account over REST: who am I, progress, tokens, export, deletion."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.db.models import ApiToken, Role
from app.errors import NotAllowed
from app.services import accounts, progress
from app.services import export as exporting
from app.services.accounts import Scope
from app.web.api.submissions import SubmissionItem, submission_item
from app.web.api.values import Page
from app.web.deps import (
    DatabaseDep,
    ReaderDep,
    SessionDep,
    SubmitterDep,
    Viewer,
    ViewerDep,
    clear_session_cookie,
)
from app.web.errors import documented
from problems.package import Difficulty

router = APIRouter(prefix="/me", tags=["account"])


class Me(BaseModel):
    """Who is asking; `scopes` is null where a session cookie allows everything."""

    id: int
    name: str
    role: Role
    is_guest: bool
    created_at: datetime
    scopes: list[Scope] | None


class Share(BaseModel):
    """`solved` of `problems`."""

    model_config = ConfigDict(from_attributes=True)

    solved: int
    problems: int


class Totals(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    all: Share
    by_difficulty: dict[str, Share]
    by_collection: dict[str, Share]


class SolvedProblem(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    number: int
    slug: str
    title: str
    difficulty: Difficulty
    collection: str
    solved_at: datetime


class Progress(BaseModel):
    """What the user has done, newest first."""

    submissions: int
    tried: int = Field(description="Problems tried and not solved.")
    totals: Totals
    solved: list[SolvedProblem]
    recent: list[SubmissionItem]


class Token(BaseModel):
    """An API token; the secret itself is shown once, when it is made."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    name: str
    prefix: str = Field(description="How the secret begins.")
    scopes: list[Scope]
    created_at: datetime
    last_used_at: datetime | None


class NewToken(Token):
    token: str = Field(description="The secret: keep it, it is not shown again.")


class TokenBody(BaseModel):
    name: str = Field(min_length=1, max_length=100, examples=["laptop"])
    scopes: list[Scope] = [Scope.READ, Scope.SUBMIT]


@router.get("", responses=documented(401, 403))
def get_me(user: ReaderDep, viewer: ViewerDep) -> Me:
    """Read who you are and what this token may do."""
    scopes = None if viewer.scopes is None else sorted(Scope(scope) for scope in viewer.scopes)
    return Me(
        id=user.id,
        name=user.name,
        role=Role(user.role),
        is_guest=user.is_guest,
        created_at=user.created_at,
        scopes=scopes,
    )


@router.get("/progress", responses=documented(401, 403))
def get_progress(session: SessionDep, user: ReaderDep) -> Progress:
    """Read what you have solved and tried."""
    profile = progress.profile(session, user)
    return Progress(
        submissions=profile.submissions,
        tried=profile.tried,
        totals=Totals.model_validate(profile.totals),
        solved=[SolvedProblem.model_validate(each) for each in profile.solved],
        recent=[submission_item(row) for row in profile.recent],
    )


@router.get("/tokens", responses=documented(401, 403))
def list_tokens(session: SessionDep, user: ReaderDep) -> Page[Token]:
    """List your API tokens, newest first."""
    found = accounts.list_tokens(session, user)
    return Page(items=[Token.model_validate(each) for each in found])


@router.post("/tokens", status_code=201, responses=documented(401, 403, 409, 422))
def create_token(
    database: DatabaseDep, viewer: ViewerDep, user: SubmitterDep, body: TokenBody
) -> NewToken:
    """Make an API token; a token can make only tokens that may do no more than itself."""
    _require_no_more(viewer, body.scopes)
    with database.transaction() as session:
        row, secret = accounts.create_token(session, user, body.name, body.scopes)
        return NewToken(**_token(row), token=secret)


@router.delete("/tokens/{token_id}", status_code=204, responses=documented(401, 403, 404))
def revoke_token(
    database: DatabaseDep, user: SubmitterDep, token_id: Annotated[int, Path(ge=1, lt=2**63)]
) -> None:
    """Revoke an API token, from now on."""
    with database.transaction() as session:
        accounts.revoke_token(session, user, token_id)


@router.get("/export", responses=documented(401, 403))
def export(session: SessionDep, user: ReaderDep, response: Response) -> dict[str, Any]:
    """Download everything that is stored about you."""
    response.headers["Content-Disposition"] = 'attachment; filename="ndjudge-export.json"'
    return exporting.export(session, user)


@router.delete("", status_code=204, responses=documented(401, 403, 409))
def delete_me(
    request: Request, response: Response, database: DatabaseDep, user: SubmitterDep
) -> None:
    """Delete your account and all your work, at once and for good."""
    with database.transaction() as session:
        progress.delete_account(session, user)
    clear_session_cookie(response, request)


def _require_no_more(viewer: Viewer, scopes: list[Scope]) -> None:
    if viewer.scopes is not None and not viewer.scopes.issuperset(scopes):
        own = ", ".join(sorted(viewer.scopes))
        raise NotAllowed(f"This token may do {own}; it cannot make one that may do more.")


def _token(row: ApiToken) -> dict[str, Any]:
    return Token.model_validate(row).model_dump()
