"""Errands: what a page asks for and a worker does, because it takes long or runs packages.

The row is the truth, as with submissions: a worker takes it under a lease that it renews. One
that vanished leaves a lapsed lease; the errand then has failed and says so, since nobody waits
for its result as a learner waits for a verdict: a person asks again.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, undefer

from app.db.clock import now
from app.db.models import Errand, ErrandKind, ErrandState, User
from app.errors import Conflict, NotFound

LEASE_S = 60.0
OPEN = (ErrandState.WAITING, ErrandState.RUNNING)
GONE = "The worker that did this ended before it was done. Nothing was changed; ask again."


def ask(
    session: Session,
    user: User,
    kind: ErrandKind,
    about: str,
    *,
    package: bytes | None = None,
    **wanted: Any,
) -> Errand:
    """Ask for an errand.

    Raises:
        Conflict: the same is asked for already and not done.
    """
    same = (Errand.kind == kind, Errand.about == about, Errand.state.in_(OPEN))
    earlier = session.scalar(select(Errand.id).where(*same))
    if earlier is not None:
        raise Conflict(f"This is under way already as errand {earlier}; wait until it is done.")
    errand = Errand(kind=kind, about=about, wanted=wanted, package=package, user_id=user.id)
    session.add(errand)
    session.flush()
    return errand


def find(session: Session, errand_id: int) -> Errand:
    """An errand with its result.

    Raises:
        NotFound: there is none.
    """
    wanted = select(Errand).where(Errand.id == errand_id).options(undefer(Errand.result))
    found = session.scalar(wanted) if 0 < errand_id < 2**63 else None
    if found is None:
        raise NotFound(f"There is no errand {errand_id}.")
    return found


def latest(session: Session, about: str | None = None, limit: int = 10) -> list[Errand]:
    """The newest errands, about one subject where it is given."""
    wanted = select(Errand).order_by(Errand.id.desc()).limit(limit)
    if about is not None:
        wanted = wanted.where(Errand.about == about)
    return list(session.scalars(wanted))


def claim(session: Session, worker: str, kinds: Collection[str]) -> Errand | None:
    """Take the oldest errand of these kinds that waits; None where none does."""
    _end_lapsed(session)
    waiting = (Errand.state == ErrandState.WAITING, Errand.kind.in_(kinds))
    oldest = select(Errand.id).where(*waiting).order_by(Errand.id)
    taken = session.scalar(
        update(Errand)
        .where(Errand.id == oldest.limit(1).scalar_subquery())
        .where(Errand.state == ErrandState.WAITING)
        .values(state=ErrandState.RUNNING, worker=worker, leased_until=now(LEASE_S))
        .returning(Errand.id)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        return None
    return session.scalar(select(Errand).where(Errand.id == taken).options(undefer(Errand.package)))


def has_work(session: Session, kinds: Collection[str]) -> bool:
    """Whether `claim` would find something to do, to take or to end; a cheap look."""
    lapsed = (Errand.state == ErrandState.RUNNING) & (Errand.leased_until < now())
    waiting = (Errand.state == ErrandState.WAITING) & Errand.kind.in_(kinds)
    wanted = select(Errand.id).where(or_(waiting, lapsed))
    return session.scalar(wanted.where(Errand.state.in_(OPEN)).limit(1)) is not None


def renew(session: Session, errand_id: int, worker: str, progress: str | None) -> bool:
    """Keep the lease and say how far it is; False if it is not this worker's any more."""
    return _write(session, errand_id, worker, leased_until=now(LEASE_S), progress=progress)


def finish(
    session: Session, errand_id: int, worker: str, message: str, result: dict[str, Any]
) -> bool:
    """Store what came of it."""
    done = {"message": message, "result": result, "closed_at": now(), "package": None}
    return _write(session, errand_id, worker, state=ErrandState.DONE, **done)


def fail(session: Session, errand_id: int, worker: str, why: str) -> bool:
    """Store why nothing came of it."""
    failed = {"message": why, "closed_at": now(), "package": None}
    return _write(session, errand_id, worker, state=ErrandState.FAILED, **failed)


def give_back(session: Session, errand_id: int, worker: str) -> bool:
    """Let another worker do it: this one stops."""
    return _write(session, errand_id, worker, state=ErrandState.WAITING, progress=None)


def _write(session: Session, errand_id: int, worker: str, **values: Any) -> bool:
    """A write that only counts while the errand is this worker's."""
    written = session.scalar(
        update(Errand)
        .where(Errand.id == errand_id, Errand.worker == worker)
        .where(Errand.state == ErrandState.RUNNING)
        .values(**values)
        .returning(Errand.id)
        .execution_options(synchronize_session=False)
    )
    return written is not None


def _end_lapsed(session: Session) -> None:
    session.execute(
        update(Errand)
        .where(Errand.state == ErrandState.RUNNING, Errand.leased_until < now())
        .values(state=ErrandState.FAILED, message=GONE, closed_at=now())
        .execution_options(synchronize_session=False)
    )
