"""Submissions and runs over REST: sending in code, following it, reading the report.

The routes that wait do their work in short transactions on threads of the pool and wait in
the event loop with neither.
"""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from app.db.engine import Database
from app.db.models import Kind, Status, Submission, User
from app.errors import Conflict, Unavailable
from app.services import rejudging, submissions
from app.services.submissions import SubmissionQuery
from app.web import stream
from app.web.api.reports import Report
from app.web.api.values import Code, CodeBody, Cursor, Limit, Page, Slug, SubmissionId, to_text
from app.web.deps import (
    AddressDep,
    BusDep,
    DatabaseDep,
    ReaderDep,
    SessionDep,
    SettingsDep,
    SubmitterDep,
)
from app.web.errors import documented
from judge.report import Verdict

router = APIRouter(tags=["submissions"])

MAX_WAIT_S = 30
RUN_WAIT_S = 60
_WAIT = re.compile(r'(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?=$|[,;])', re.IGNORECASE)


class SubmissionQueued(BaseModel):
    """A submission that is stored and will be judged whatever happens."""

    id: int
    status: Status
    url: str


class SubmissionItem(SubmissionQueued):
    """One line of the list of submissions."""

    problem: str
    kind: Kind
    verdict: Verdict | None
    passed: int | None
    total: int | None
    cpu_ms: float | None
    memory_mib: float | None
    misconception: str | None = Field(description="Id of the mistake that was recognised.")
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class Later(BaseModel):
    """What accepted code is under today's tests; it stays accepted."""

    verdict: Verdict
    headline: str


class SubmissionDetail(SubmissionItem):
    """A submission with its code and, once finished, its report."""

    code: str
    report: Report | None
    later: Later | None = Field(
        None, description="Set where it was accepted under earlier tests and fails today's."
    )


class OwnInput(BaseModel):
    """One input of one's own. Each value is a Python literal, which is never run."""

    args: dict[str, str] = Field(examples=[{"x": "[[1, 2], [3, 4]]"}])


class Step(OwnInput):
    name: str = Field(description="A method or function; `a.step` for the object called a.")


class OwnScript(BaseModel):
    """The calls of one input for a problem that asks for a class or several functions."""

    calls: list[Step] = Field(min_length=1)


class RunBody(BaseModel):
    code: Code
    cases: list[OwnInput | OwnScript] | None = Field(
        None, max_length=10, description="Own inputs; the visible cases when left out."
    )

    def inputs(self) -> list[Any] | None:
        """The cases as the service takes them."""
        return None if self.cases is None else [_input(case) for case in self.cases]


class RunReport(Report):
    """The report of a run; `id` is the run's, to read again for a day."""

    id: int


class SubmissionFilter(BaseModel):
    problem: str | None = None
    verdict: Verdict | None = None
    limit: Limit = 50
    cursor: Cursor = None


@router.post("/problems/{slug}/runs", responses=documented(401, 403, 404, 409, 413, 422, 429, 503))
async def run(
    slug: Slug,
    body: RunBody,
    user: SubmitterDep,
    database: DatabaseDep,
    bus: BusDep,
    settings: SettingsDep,
    address: AddressDep,
) -> RunReport:
    """Run code on the visible cases or on own inputs and answer with the report; not graded."""

    def queue() -> int:
        with database.transaction() as session:
            queued = submissions.run(
                session, bus, user, slug, body.code, body.inputs(),
                address=address, limits=settings.limits,
            )  # fmt: skip
            return queued.id

    run_id = await run_in_threadpool(queue)
    is_final = await stream.wait_until_final(database, bus, user, run_id, RUN_WAIT_S)
    found = await run_in_threadpool(_read, database, user, run_id)
    if found.report is not None:
        return RunReport(id=run_id, **found.report)
    if is_final:
        raise Conflict(f"Run {run_id} was cancelled before it had a report.")
    raise Unavailable(
        f"The judge is busy. Your run waits: GET /api/v1/submissions/{run_id} has its report later."
    )


@router.post(
    "/problems/{slug}/submissions",
    status_code=202,
    responses={
        200: {"model": SubmissionDetail, "description": "Finished within the time preferred."},
        **documented(401, 403, 404, 409, 413, 422, 429, 503),
    },
)
async def submit(
    slug: Slug,
    body: CodeBody,
    response: Response,
    user: SubmitterDep,
    database: DatabaseDep,
    bus: BusDep,
    settings: SettingsDep,
    address: AddressDep,
    prefer: Annotated[
        str | None, Header(description=f"`wait=SECONDS`, at most {MAX_WAIT_S}.")
    ] = None,
    idempotency_key: Annotated[
        str | None, Header(description="The same key never makes a second submission.")
    ] = None,
) -> SubmissionQueued | SubmissionDetail:
    """Submit code for judging on all cases.

    It is stored when the answer comes: 202 at once, or with `Prefer: wait=10` the finished
    submission and 200 if it is judged in that time.
    """

    def queue() -> SubmissionQueued:
        with database.transaction() as session:
            queued = submissions.submit(
                session, bus, user, slug, body.code, idempotency_key,
                address=address, limits=settings.limits,
            )  # fmt: skip
            return _queued(queued)

    queued = await run_in_threadpool(queue)
    response.headers["Location"] = queued.url
    wait_s = _preferred_wait(prefer)
    if wait_s is None:
        return queued
    response.headers["Preference-Applied"] = f"wait={wait_s}"
    if not await stream.wait_until_final(database, bus, user, queued.id, wait_s):
        return queued
    response.status_code = 200
    return _detail(await run_in_threadpool(_read, database, user, queued.id))


@router.get("/submissions", responses=documented(401, 403, 404, 422))
def list_submissions(
    session: SessionDep, user: ReaderDep, wanted: Annotated[SubmissionFilter, Query()]
) -> Page[SubmissionItem]:
    """List your own submissions, newest first."""
    query = SubmissionQuery(wanted.problem, wanted.verdict, wanted.limit, wanted.cursor)
    page = submissions.list_own(session, user, query)
    items = [submission_item(row) for row in page.items]
    return Page(items=items, next=page.next)


@router.get("/submissions/{submission_id}", responses=documented(401, 403, 404))
def get_submission(
    session: SessionDep, user: ReaderDep, submission_id: SubmissionId
) -> SubmissionDetail:
    """Read one of your own submissions or runs, with its report once it is finished."""
    detail = _detail(submissions.get_visible(session, user, submission_id))
    later = rejudging.later_verdict(session, submission_id)
    if later is not None:
        detail.later = Later(verdict=Verdict(later.verdict), headline=later.headline)
    return detail


@router.post("/submissions/{submission_id}/cancel", responses=documented(401, 403, 404, 409))
def cancel(
    database: DatabaseDep, bus: BusDep, user: SubmitterDep, submission_id: SubmissionId
) -> SubmissionDetail:
    """Cancel a submission that waits or runs; 409 when it is finished."""
    with database.transaction() as session:
        return _detail(submissions.cancel(session, bus, user, submission_id))


def submission_item(row: Submission) -> SubmissionItem:
    """A row as one line of a list."""
    return SubmissionItem(**_columns(row))


def _require_visible(database: DatabaseDep, user: ReaderDep, submission_id: SubmissionId) -> User:
    _read(database, user, submission_id)
    return user


@router.get(
    "/submissions/{submission_id}/events",
    response_class=EventSourceResponse,
    responses=documented(401, 403, 404),
)
async def events(
    user: Annotated[User, Depends(_require_visible)],
    database: DatabaseDep,
    bus: BusDep,
    submission_id: SubmissionId,
    last_event_id: Annotated[str | None, Header(description="What you heard last.")] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Follow a submission: `queued` (position), `running` (done of total), and at the end one
    `done`, `failed` or `cancelled`.
    """
    async for event in stream.events(database, bus, user, submission_id, last_event_id):
        yield event


def _read(database: Database, user: User, submission_id: int) -> Submission:
    with database.session() as session:
        return submissions.get_visible(session, user, submission_id)


def _input(case: OwnInput | OwnScript) -> Any:
    if isinstance(case, OwnScript):
        return [[step.name, step.args] for step in case.calls]
    return case.args


def _preferred_wait(prefer: str | None) -> int | None:
    found = _WAIT.search(prefer or "")
    return None if found is None else min(int(found[1]), MAX_WAIT_S)


def _queued(row: Submission) -> SubmissionQueued:
    return SubmissionQueued(id=row.id, status=Status(row.status), url=_url(row))


def _url(row: Submission) -> str:
    return f"/api/v1/submissions/{row.id}"


def _columns(row: Submission) -> dict[str, Any]:
    same = SubmissionItem.model_fields.keys() - {"url", "problem"}
    return {"url": _url(row), "problem": row.problem.slug, **{n: getattr(row, n) for n in same}}


def _detail(row: Submission) -> SubmissionDetail:
    report = None if row.report is None else Report(**row.report)
    return SubmissionDetail(**_columns(row), code=to_text(row.code), report=report)
