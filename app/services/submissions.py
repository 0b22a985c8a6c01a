"""Sending in code, reading what became of it, cancelling.

Order of judging. The smaller `priority` goes first (a person who waits at a Run, then
submissions, then rejudging); within one priority the smaller `turn`; within one turn the older
row. A new row takes its turn one after the last of its user that still waits, but never before
the turn that is being served. So a user's second row comes after everybody's first: 500 rows
of one user take 500 turns, and another user's first row joins the turn being served now. All
of this is the first row of one index (`ix_submissions_queue`), and the turn of a new row costs
two look-ups in indexes of waiting rows.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, undefer

from app.bus.ports import Bus
from app.db.clock import now
from app.db.models import Kind, Priority, Problem, Status, Submission, User
from app.errors import Conflict, Invalid, NotFound, TooLarge, TooMany
from app.services import catalogue
from app.services import limits as rate
from app.settings import Limits
from problems.inputs import InputError, parse_literals

MAX_CODE_BYTES = 64 * 1024
MAX_INPUTS = 10
MAX_INPUT_BYTES = 64 * 1024
MAX_KEY_LENGTH = 200
MAX_LIMIT = 100
MINUTE_S = 60
BUSY_RETRY_S = 30


@dataclass(frozen=True)
class SubmissionQuery:
    """Which of the own submissions to list, newest first; `cursor` is the page before's `next`."""

    problem: str | None = None
    verdict: str | None = None
    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True)
class SubmissionPage:
    items: tuple[Submission, ...]
    next: str | None


def submit(
    session: Session,
    bus: Bus,
    user: User,
    slug: str,
    code: bytes,
    idempotency_key: str | None = None,
    *,
    address: str | None = None,
    limits: Limits | None = None,
) -> Submission:
    """Add a submission and queue it, in the caller's transaction.

    The same `idempotency_key` of the same user returns the submission that it made first.

    Raises:
        NotFound: no such problem. TooLarge: over 64 KiB. TooMany: a limit is reached.
        Conflict: the key was used for other code or another problem.
    """
    _check_size(code)
    problem = catalogue.find(session, slug)
    if idempotency_key is not None:
        earlier = _find_by_key(session, user, idempotency_key)
        if earlier is not None:
            return _same_or_conflict(earlier, problem, code)
    _spend(session, user, address, Kind.SUBMIT, limits or Limits())
    submission = _new(user, problem, code, Kind.SUBMIT, Priority.SUBMIT)
    submission.idempotency_key = idempotency_key
    try:
        with session.begin_nested():
            return _queue(session, bus, submission)
    except IntegrityError:
        # Another request with the same key was first; on SQLite writers take turns and this
        # cannot happen.
        earlier = _find_by_key(session, user, idempotency_key or "")
        if earlier is None:
            raise
        return _same_or_conflict(earlier, problem, code)


def run(
    session: Session,
    bus: Bus,
    user: User,
    slug: str,
    code: bytes,
    inputs: Sequence[Any] | None = None,
    *,
    address: str | None = None,
    limits: Limits | None = None,
) -> Submission:
    """Queue code for the visible cases, or for own inputs; not graded, forgotten after a day.

    Args:
        inputs: for each case its arguments as `problems.inputs.parse_literals` takes them:
            Python literals by argument name.

    Raises:
        NotFound, TooLarge, TooMany: as `submit`. Invalid: an input does not fit the problem's
            types and constraints; names the argument.
    """
    _check_size(code)
    problem = catalogue.find(session, slug)
    if inputs is not None:
        _check_inputs(session, problem, inputs)
    _spend(session, user, address, Kind.RUN, limits or Limits())
    submission = _new(user, problem, code, Kind.RUN, Priority.RUN)
    submission.inputs = None if inputs is None else list(inputs)
    return _queue(session, bus, submission)


def get_visible(session: Session, user: User | None, submission_id: int) -> Submission:
    """A submission or run of this user, with code, inputs and report.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    submission = None
    if user is not None and 0 < submission_id < 2**63:
        submission = session.scalar(
            select(Submission)
            .where(Submission.id == submission_id, Submission.user_id == user.id)
            .options(
                undefer(Submission.code), undefer(Submission.inputs), undefer(Submission.report)
            )
        )
    if submission is None:
        raise NotFound(f"You have no submission {submission_id}.")
    return submission


def list_own(session: Session, user: User, query: SubmissionQuery) -> SubmissionPage:
    """A page of the user's submissions without code and reports; runs are not listed.

    Raises:
        NotFound: no such problem. Invalid: limit or cursor.
    """
    if not 1 <= query.limit <= MAX_LIMIT:
        raise Invalid(f"limit is {query.limit}; take 1 to {MAX_LIMIT}.", "limit")
    wanted = select(Submission).where(Submission.user_id == user.id, Submission.kind == Kind.SUBMIT)
    if query.problem is not None:
        problem = catalogue.find(session, query.problem)
        wanted = wanted.where(Submission.problem_id == problem.id)
    if query.verdict is not None:
        wanted = wanted.where(Submission.verdict == query.verdict)
    if query.cursor is not None:
        wanted = wanted.where(Submission.id < _read_cursor(query.cursor))
    newest_first = wanted.order_by(Submission.id.desc()).limit(query.limit + 1)
    found = session.scalars(newest_first).all()
    items = tuple(found[: query.limit])
    return SubmissionPage(items, str(items[-1].id) if len(found) > query.limit else None)


def cancel(session: Session, bus: Bus, user: User, submission_id: int) -> Submission:
    """End a submission that waits or runs; its worker stops at the next look.

    Raises:
        NotFound: as `get_visible`. Conflict: it is finished.
    """
    submission = get_visible(session, user, submission_id)
    cancelled = session.execute(
        update(Submission)
        .where(Submission.id == submission.id)
        .where(Submission.status.in_((Status.QUEUED, Status.RUNNING)))
        .values(status=Status.CANCELLED, finished_at=now(), worker=None, lease_until=None)
        .returning(Submission.id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    session.refresh(submission)
    if cancelled is None and submission.status != Status.CANCELLED:
        raise Conflict(f"Submission {submission.id} is {submission.status}; nothing to cancel.")
    if cancelled is not None:
        bus.events.publish(session, submission.id)
    return submission


def position(session: Session, submission: Submission) -> int | None:
    """How many rows are judged before this one, plus one; None once it does not wait."""
    if submission.status != Status.QUEUED:
        return None
    before = or_(
        Submission.priority < submission.priority,
        and_(Submission.priority == submission.priority, Submission.turn < submission.turn),
        and_(
            Submission.priority == submission.priority,
            Submission.turn == submission.turn,
            Submission.id < submission.id,
        ),
    )
    ahead = select(func.count()).where(Submission.status == Status.QUEUED, before)
    return (session.scalar(ahead) or 0) + 1


def _check_size(code: bytes) -> None:
    if len(code) > MAX_CODE_BYTES:
        raise TooLarge(
            f"The code has {len(code)} bytes; at most {MAX_CODE_BYTES} (64 KiB) are taken."
        )


def _check_inputs(session: Session, problem: Problem, inputs: Sequence[Any]) -> None:
    if not 1 <= len(inputs) <= MAX_INPUTS:
        raise Invalid(f"Give 1 to {MAX_INPUTS} inputs of your own, not {len(inputs)}.", "cases")
    size = len(json.dumps(inputs, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    if size > MAX_INPUT_BYTES:
        raise TooLarge(f"Your inputs have {size} bytes; at most {MAX_INPUT_BYTES} are taken.")
    assert problem.current_version_id is not None
    package = catalogue.package(session, problem.current_version_id)
    for number, texts in enumerate(inputs, start=1):
        try:
            parse_literals(package, texts)
        except InputError as error:
            where = f"Input {number}, {error.argument}" if error.argument else f"Input {number}"
            raise Invalid(f"{where}: {error.message}", error.argument or "cases") from error


def _spend(session: Session, user: User, address: str | None, kind: Kind, limits: Limits) -> None:
    """Count this against the limits of the user, the address and the queue."""
    allowed = limits.submissions_per_minute if kind is Kind.SUBMIT else limits.runs_per_minute
    noun = "submissions" if kind is Kind.SUBMIT else "runs"
    subjects = [(rate.user_subject(user.id), allowed)]
    if address is not None:
        subjects.append((rate.address_subject(address), allowed * limits.address_factor))
    for subject, most in subjects:
        rate.spend(
            session, kind, subject,
            allowed=most, window_s=MINUTE_S, what=f"{most} {noun} a minute",
        )  # fmt: skip
    waiting = select(func.count()).where(Submission.status == Status.QUEUED)
    own = waiting.where(Submission.user_id == user.id)
    if (session.scalar(own) or 0) >= limits.queued_per_user:
        raise TooMany(
            f"{limits.queued_per_user} of your submissions wait already; "
            "let some be judged or cancel them.",
            BUSY_RETRY_S,
        )
    if (session.scalar(waiting) or 0) >= limits.queued:
        raise TooMany("The queue is full; try again in half a minute.", BUSY_RETRY_S)


def _new(user: User, problem: Problem, code: bytes, kind: Kind, priority: Priority) -> Submission:
    assert problem.current_version_id is not None
    return Submission(
        user_id=user.id,
        problem=problem,
        version_id=problem.current_version_id,
        kind=kind,
        priority=priority,
        code=code,
    )


def _queue(session: Session, bus: Bus, submission: Submission) -> Submission:
    submission.turn = _next_turn(session, submission.user_id, submission.priority)
    session.add(submission)
    session.flush()
    bus.queue.put(session, submission.id, submission.priority)
    return submission


def _next_turn(session: Session, user_id: int, priority: int) -> int:
    waiting = (Submission.status == Status.QUEUED, Submission.priority == priority)
    served_now = session.scalar(select(func.min(Submission.turn)).where(*waiting))
    last_own = session.scalar(
        select(func.max(Submission.turn)).where(*waiting, Submission.user_id == user_id)
    )
    turns = [served_now or 0, -1 if last_own is None else last_own + 1]
    return max(turns)


def _find_by_key(session: Session, user: User, key: str) -> Submission | None:
    if not 1 <= len(key) <= MAX_KEY_LENGTH:
        raise Invalid(f"An Idempotency-Key has 1 to {MAX_KEY_LENGTH} characters.")
    return session.scalar(
        select(Submission)
        .where(Submission.user_id == user.id, Submission.idempotency_key == key)
        .options(undefer(Submission.code))
    )


def _same_or_conflict(earlier: Submission, problem: Problem, code: bytes) -> Submission:
    if earlier.problem_id != problem.id or earlier.code != code:
        raise Conflict(
            f"This Idempotency-Key belongs to submission {earlier.id}, which has other code or "
            "another problem; take a new key for a new submission."
        )
    return earlier


def _read_cursor(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise Invalid("This cursor is not one of this list; begin again without it.", "cursor")
    return int(cursor)
