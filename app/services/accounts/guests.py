"""Visitors who try the site before they sign up, and what becomes of their work."""

import secrets

from sqlalchemy import delete, exists, select, tuple_, update
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import (
    ApiToken,
    CodeComment,
    Draft,
    GaveUp,
    HintTaken,
    KeptDraft,
    Kind,
    ListedProblem,
    Note,
    Problem,
    ProblemList,
    ProblemReport,
    ReviewPause,
    Submission,
    User,
    UserNotice,
    WebSession,
)
from app.services import limits as rate
from app.services.accounts.names import GUEST_PREFIX
from app.services.accounts.work import hold_work
from app.settings import Limits
from app.wording import sentence

HOUR_S = 3600
MOST_FORGOTTEN = 1000


def create_guest(
    session: Session, address: str | None = None, limits: Limits | None = None
) -> User:
    """Start a guest: a user without a password whose work is kept by signing up.

    Raises:
        TooMany: this address has started too many guests in the last hour.
    """
    allowed = (limits or Limits()).guests_per_hour
    if address is not None:
        subject, what = (
            rate.address_subject(address),
            sentence("{count} new visitors an hour", count=allowed),
        )
        rate.spend(session, rate.Allowance("guest", subject, allowed, HOUR_S, what))
    name = GUEST_PREFIX + secrets.token_hex(5)
    guest = User(name=name, name_key=name)
    session.add(guest)
    session.flush()
    return guest


def forget_lost_guests(session: Session) -> None:
    """Delete guests who cannot come back and have sent nothing in.

    A guest has no password: when the last session has ended, nobody is that guest any more.
    Those who submitted stay, because the figures of problems count their submissions.
    """
    lost = (
        select(User.id)
        .where(
            User.password_hash.is_(None),
            User.created_at < now(-HOUR_S),
            ~exists().where(WebSession.user_id == User.id),
            ~exists().where(ApiToken.user_id == User.id),
            ~exists().where(Submission.user_id == User.id),
        )
        .limit(MOST_FORGOTTEN)
    )
    session.execute(
        delete(User)
        .where(User.id.in_(session.scalars(lost).all()))
        .execution_options(synchronize_session=False)
    )


def move_work(session: Session, guest: User, user: User) -> None:
    """Give all that `guest` did to `user`, and end the guest with its sessions.

    Where both have something for the same problem, the newer draft stays and the other is kept
    beside it, notes are joined, lists of one title too, and the rest is united.
    """
    hold_work(session, guest.id, user.id)
    _move_submissions(session, guest.id, user.id)
    _move_drafts(session, guest.id, user.id)
    _move_notes(session, guest.id, user.id)
    _move_lists(session, guest.id, user.id)
    for owned in (KeptDraft, ProblemReport, CodeComment, UserNotice):
        session.execute(
            update(owned)
            .where(owned.user_id == guest.id)
            .values(user_id=user.id)
            .execution_options(synchronize_session=False)
        )
    for table, key in (
        (HintTaken, tuple_(HintTaken.problem_id, HintTaken.number)),
        (GaveUp, tuple_(GaveUp.problem_id)),
        (ReviewPause, tuple_(ReviewPause.problem_id)),
    ):
        theirs = select(*key.clauses).where(table.user_id == user.id)
        session.execute(
            update(table)
            .where(table.user_id == guest.id, key.not_in(theirs))
            .values(user_id=user.id)
            .execution_options(synchronize_session=False)
        )
    session.execute(
        delete(User).where(User.id == guest.id).execution_options(synchronize_session=False)
    )
    session.expire_all()
    session.refresh(user)


def _move_submissions(session: Session, guest_id: int, user_id: int) -> None:
    solved_by_both = [
        select(Submission.problem_id).where(
            Submission.user_id == each,
            Submission.kind == Kind.SUBMIT,
            Submission.verdict == "accepted",
        )
        for each in (guest_id, user_id)
    ]
    session.execute(
        update(Problem)
        .where(*(Problem.id.in_(solved) for solved in solved_by_both))
        .values(solvers=Problem.solvers - 1)
        .execution_options(synchronize_session=False)
    )
    keys_in_use = select(Submission.idempotency_key).where(
        Submission.user_id == user_id, Submission.idempotency_key.is_not(None)
    )
    session.execute(
        update(Submission)
        .where(Submission.user_id == guest_id, Submission.idempotency_key.in_(keys_in_use))
        .values(idempotency_key=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(Submission)
        .where(Submission.user_id == guest_id)
        .values(user_id=user_id)
        .execution_options(synchronize_session=False)
    )


def _move_drafts(session: Session, guest_id: int, user_id: int) -> None:
    drafts = {
        user: {
            draft.problem_id: draft
            for draft in session.scalars(select(Draft).where(Draft.user_id == user))
        }
        for user in (guest_id, user_id)
    }
    for problem_id, draft in drafts[guest_id].items():
        other = drafts[user_id].get(problem_id)
        if other is None:
            session.add(
                Draft(
                    user_id=user_id,
                    problem_id=problem_id,
                    code=draft.code,
                    saved_at=draft.saved_at,
                )
            )
        elif other.code != draft.code:
            older, newer = sorted((other, draft), key=lambda each: each.saved_at)
            session.add(
                KeptDraft(
                    user_id=user_id,
                    problem_id=problem_id,
                    code=older.code,
                    saved_at=older.saved_at,
                )
            )
            other.code, other.saved_at = newer.code, newer.saved_at
        session.delete(draft)
    session.flush()


def _move_notes(session: Session, guest_id: int, user_id: int) -> None:
    for note in session.scalars(select(Note).where(Note.user_id == guest_id)).all():
        other = session.get(Note, (user_id, note.problem_id))
        if other is None:
            session.add(Note(user_id=user_id, problem_id=note.problem_id, text=note.text))
        elif note.text not in other.text:
            other.text = f"{other.text}\n\n{note.text}"
        session.delete(note)
    session.flush()


def _move_lists(session: Session, guest_id: int, user_id: int) -> None:
    """Lists that the user has under the same title take the problems that they lack."""
    own = {
        each.title: each.id
        for each in session.scalars(select(ProblemList).where(ProblemList.user_id == user_id))
    }
    for each in session.scalars(select(ProblemList).where(ProblemList.user_id == guest_id)).all():
        target = own.get(each.title)
        if target is None:
            each.user_id = user_id
            continue
        present = select(ListedProblem.problem_id).where(ListedProblem.list_id == target)
        session.execute(
            update(ListedProblem)
            .where(ListedProblem.list_id == each.id, ListedProblem.problem_id.not_in(present))
            .values(list_id=target)
            .execution_options(synchronize_session=False)
        )
        session.delete(each)
    session.flush()
