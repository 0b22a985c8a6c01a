"""Sending in code, and cancelling.

Order of judging. The smaller `priority` goes first (a person who waits at a Run, then
submissions, then rejudging); within one priority the smaller `turn`; within one turn the older
row. A new row takes its turn one after the last of its user that still waits, but never before
the turn that is being served. So a user's second row comes after everybody's first: 500 rows
of one user take 500 turns, and another user's first row joins the turn being served now. All
of this is the first row of one index (`ix_submissions_queue`), and the turn of a new row costs
two look-ups in indexes of waiting rows.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from app.bus.ports import Bus
from app.db.clock import now
from app.db.models import Kind, Priority, Problem, Status, Submission, User
from app.db.turns import take_turns
from app.errors import Conflict, Invalid
from app.services import catalogue
from app.services.submissions.admission import check_inputs, check_size, look_at_line, spend
from app.services.submissions.reading import get_visible
from app.settings import Limits
from app.wording import sentence

MAX_KEY_LENGTH = 200


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
        Busy: the site's queue is full.
        Conflict: the key was used for other code or another problem.
    """
    check_size(code)
    problem = catalogue.find(session, slug)
    _take_turns(session, user)
    if idempotency_key is not None:
        earlier = _find_by_key(session, user, idempotency_key)
        if earlier is not None:
            return _same_or_conflict(earlier, problem, code)
    line = look_at_line(session, user, Kind.SUBMIT)
    spend(session, user, address, Kind.SUBMIT, limits or Limits(), line)
    submission = _new(user, problem, code, Kind.SUBMIT, Priority.SUBMIT)
    submission.turn = line.turn
    submission.idempotency_key = idempotency_key
    return _queue(session, bus, submission)


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
        NotFound, TooLarge, TooMany, Busy: as `submit`. Invalid: an input does not fit the problem's
            types and constraints; names the argument.
    """
    check_size(code)
    problem = catalogue.find(session, slug)
    if inputs is not None:
        check_inputs(session, problem, inputs)
    _take_turns(session, user)
    line = look_at_line(session, user, Kind.RUN)
    spend(session, user, address, Kind.RUN, limits or Limits(), line)
    submission = _new(user, problem, code, Kind.RUN, Priority.RUN)
    submission.turn = line.turn
    submission.inputs = None if inputs is None else list(inputs)
    return _queue(session, bus, submission)


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
        raise Conflict(
            sentence(
                "Submission {id} is {status}; nothing to cancel.",
                id=submission.id,
                status=submission.status,
            )
        )
    if cancelled is not None:
        bus.events.publish(session, submission.id)
    return submission


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


def _take_turns(session: Session, user: User) -> None:
    """Limits, keys and turns of one user are looked at and taken by one request at a time."""
    take_turns(session, f"submissions of {user.id}")


def _queue(session: Session, bus: Bus, submission: Submission) -> Submission:
    session.add(submission)
    session.flush()
    bus.queue.put(session, submission.id, submission.priority)
    return submission


def _find_by_key(session: Session, user: User, key: str) -> Submission | None:
    if not 1 <= len(key) <= MAX_KEY_LENGTH:
        raise Invalid(
            sentence(
                "An Idempotency-Key has 1 to {max_key_length} characters.",
                max_key_length=MAX_KEY_LENGTH,
            )
        )
    return session.scalar(
        select(Submission)
        .where(Submission.user_id == user.id, Submission.idempotency_key == key)
        .options(undefer(Submission.code))
    )


def _same_or_conflict(earlier: Submission, problem: Problem, code: bytes) -> Submission:
    if earlier.problem_id != problem.id or earlier.code != code:
        raise Conflict(
            sentence(
                "This Idempotency-Key belongs to submission {id}, which has "
                "other code or another problem; take a new key for a new "
                "submission.",
                id=earlier.id,
            )
        )
    return earlier
