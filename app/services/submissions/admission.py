"""What may be sent in, and how much of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import IS_QUEUED, Kind, Priority, Problem, Submission, User
from app.errors import Busy, Invalid, TooLarge, TooMany
from app.services import catalogue
from app.services import limits as rate
from app.settings import Limits
from app.wording import sentence
from problems.inputs import InputError, parse_literals

MAX_CODE_BYTES = 64 * 1024
MAX_INPUTS = 10
MAX_INPUT_BYTES = 64 * 1024
MINUTE_S = 60
BUSY_RETRY_S = 30


def check_size(code: bytes) -> None:
    """Raise `TooLarge` for code over 64 KiB."""
    if len(code) > MAX_CODE_BYTES:
        raise TooLarge(
            sentence(
                "The code has {size} bytes; at most {max_code_bytes} (64 KiB) are taken.",
                size=len(code),
                max_code_bytes=MAX_CODE_BYTES,
            )
        )


def check_inputs(session: Session, problem: Problem, inputs: Sequence[Any]) -> None:
    """Raise `Invalid` or `TooLarge` unless these can be inputs of the problem."""
    if not 1 <= len(inputs) <= MAX_INPUTS:
        raise Invalid(
            sentence(
                "Give 1 to {max_inputs} inputs of your own, not {count}.",
                max_inputs=MAX_INPUTS,
                count=len(inputs),
            ),
            "cases",
        )
    size = len(json.dumps(inputs, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    if size > MAX_INPUT_BYTES:
        raise TooLarge(
            sentence(
                "Your inputs have {size} bytes; at most {max_input_bytes} are taken.",
                size=size,
                max_input_bytes=MAX_INPUT_BYTES,
            )
        )
    assert problem.current_version_id is not None
    package = catalogue.package(session, problem.current_version_id)
    for number, texts in enumerate(inputs, start=1):
        if not _is_input(texts):
            raise Invalid(
                sentence(
                    "Input {number} is not a mapping of argument to Python "
                    "literal (for a class: a list of [step, mapping]).",
                    number=number,
                ),
                "cases",
            )
        try:
            parse_literals(package, texts)
        except InputError as error:
            where = f"Input {number}, {error.argument}" if error.argument else f"Input {number}"
            raise Invalid(
                sentence("{where}: {message}", where=where, message=error.message),
                error.argument or "cases",
            ) from error


@dataclass(frozen=True)
class Line:
    """What waits in the queue when somebody joins it.

    `own` are the user's rows, `waiting` all of them. `turn` is the one that a new row takes.
    """

    own: int
    waiting: int
    turn: int


def look_at_line(session: Session, user: User, kind: Kind) -> Line:
    """The queue as it is now for a new row of this user and kind."""
    own, same = Submission.user_id == user.id, Submission.priority == Priority[kind.name]
    count, turn = select(func.count()).where(IS_QUEUED), Submission.turn
    oldest = select(func.min(Submission.id)).where(IS_QUEUED, same).scalar_subquery()
    found = session.execute(
        select(
            count.where(own).scalar_subquery().label("own"),
            count.scalar_subquery().label("waiting"),
            select(func.min(turn)).where(IS_QUEUED, same).scalar_subquery().label("served"),
            # Also turns that were served already, as long as somebody waits who came before
            # them: else who sends one at a time would join the turn being served for ever,
            # and another's second would never come.
            select(func.max(turn))
            .where(own, Submission.kind == kind, Submission.id >= oldest)
            .scalar_subquery()
            .label("last"),
        )
    ).one()
    next_own = -1 if found.last is None else found.last + 1
    return Line(found.own, found.waiting, max(found.served or 0, next_own))


def spend(
    session: Session, user: User, address: str | None, kind: Kind, limits: Limits, line: Line
) -> None:
    """Count this against the limits of user and address, and look whether the queue has room.

    Raises:
        TooMany: a limit of this user or address. Busy: a limit of the whole site.
    """
    allowed = limits.submissions_per_minute if kind is Kind.SUBMIT else limits.runs_per_minute
    subjects = [(rate.user_subject(user.id), allowed)]
    if address is not None:
        subjects.append((rate.address_subject(address), allowed * limits.address_factor))
    rate.spend(
        session,
        *(rate.Allowance(kind, subject, most, MINUTE_S, _a_minute(kind, most))
          for subject, most in subjects),
    )  # fmt: skip
    if line.own >= limits.queued_per_user:
        raise TooMany(
            sentence(
                "{queued_per_user} of your submissions wait already; let some"
                " be judged or cancel them.",
                queued_per_user=limits.queued_per_user,
            ),
            BUSY_RETRY_S,
        )
    if line.waiting >= limits.queued:
        raise Busy(
            sentence(
                "{waiting} submissions wait to be judged, more than we can "
                "promise to judge soon: yours was not taken. Keep your code "
                "and try again in half a minute.",
                waiting=line.waiting,
            ),
            BUSY_RETRY_S,
        )


def _is_input(texts: Any) -> bool:
    if isinstance(texts, Mapping):
        return all(isinstance(text, str) for pair in texts.items() for text in pair)
    return isinstance(texts, list | tuple) and all(
        isinstance(step, list | tuple)
        and len(step) == 2
        and isinstance(step[0], str)
        and isinstance(step[1], Mapping)
        and _is_input(step[1])
        for step in texts
    )


def _a_minute(kind: Kind, count: int) -> str:
    if kind is Kind.SUBMIT:
        return sentence("{count} submissions a minute", count=count)
    return sentence("{count} runs a minute", count=count)
