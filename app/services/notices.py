"""What waits for a user to look at: remarks on their code, answers, reports given to them."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.db.clock import now
from app.db.models import NoticeKind, User, UserNotice
from app.errors import NotFound
from app.wording import sentence

MOST_SHOWN = 50


def tell(
    session: Session,
    user_id: int | None,
    kind: NoticeKind,
    *,
    submission_id: int | None = None,
    line: int | None = None,
    report_id: int | None = None,
) -> None:
    """Leave a notice for a user, once until they have seen it; nobody is told if nobody is left."""
    if user_id is None:
        return
    about = {"submission_id": submission_id, "line": line, "report_id": report_id}
    same = [getattr(UserNotice, name).is_not_distinct_from(value) for name, value in about.items()]
    waiting = select(UserNotice.id).where(
        UserNotice.user_id == user_id, UserNotice.kind == kind, UserNotice.seen_at.is_(None), *same
    )
    if session.scalar(waiting.limit(1)) is None:
        session.add(UserNotice(user_id=user_id, kind=kind, **about))
        session.flush()


def count_unseen(session: Session, user: User | None) -> int:
    """How many notices the user has not opened."""
    if user is None:
        return 0
    unseen = select(func.count(UserNotice.id)).where(
        UserNotice.user_id == user.id, UserNotice.seen_at.is_(None)
    )
    return session.scalar(unseen) or 0


def list_own(session: Session, user: User) -> tuple[UserNotice, ...]:
    """The newest notices of the user, seen ones too."""
    own = select(UserNotice).where(UserNotice.user_id == user.id)
    return tuple(session.scalars(own.order_by(UserNotice.id.desc()).limit(MOST_SHOWN)))


def see(session: Session, user: User, notice_id: int) -> UserNotice:
    """One of the user's notices, seen from now on.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = session.get(UserNotice, notice_id) if 0 < notice_id < 2**63 else None
    if found is None or found.user_id != user.id:
        raise NotFound(sentence("You have no notice {notice_id}.", notice_id=notice_id))
    _mark_seen(session, user, UserNotice.id == notice_id)
    return found


def see_all(session: Session, user: User) -> None:
    """Mark every notice of the user as seen."""
    _mark_seen(session, user)


def _mark_seen(session: Session, user: User, *more: ColumnElement[bool]) -> None:
    session.execute(
        update(UserNotice)
        .where(UserNotice.user_id == user.id, UserNotice.seen_at.is_(None), *more)
        .values(seen_at=now())
        .execution_options(synchronize_session=False)
    )
