"""Drafts from several windows: the newest wins, and the other is kept.

A window says on which saved draft its code grew (`based_on`). Where the stored draft is another
one, two windows have written at the same time: what is replaced then becomes a kept draft.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db.models import KeptDraft, User
from app.errors import NotFound
from app.services import catalogue, learning
from app.services.learning import DraftView
from app.wording import sentence

MOST_KEPT = 20


@dataclass(frozen=True)
class SavedDraft:
    """What was saved, and whether another draft had to be kept for it."""

    draft: DraftView
    keeps_other: bool


def save(
    session: Session, user: User, slug: str, code: bytes, based_on: datetime | None
) -> SavedDraft:
    """Save the code of an editor whose text grew from the draft saved at `based_on`.

    Raises:
        NotFound: there is no such problem. TooLarge: more than a submission may have.
    """
    stored = learning.get_draft(session, user, slug)
    is_other = stored is not None and stored.code != code and not _is_same(stored, based_on)
    if stored is not None and is_other:
        _keep(session, user, slug, stored)
    return SavedDraft(learning.save_draft(session, user, slug, code), is_other)


def list_kept(session: Session, user: User, slug: str) -> tuple[KeptDraft, ...]:
    """The drafts that were replaced by those of other windows, the newest first."""
    problem = catalogue.find(session, slug)
    return tuple(
        session.scalars(
            select(KeptDraft)
            .where(KeptDraft.user_id == user.id, KeptDraft.problem_id == problem.id)
            .order_by(KeptDraft.id.desc())
        )
    )


def get_kept(session: Session, user: User | None, kept_id: int) -> KeptDraft:
    """One kept draft of this user.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = session.get(KeptDraft, kept_id) if 0 < kept_id < 2**63 else None
    if found is None or user is None or found.user_id != user.id:
        raise NotFound(sentence("You have no kept draft {kept_id}.", kept_id=kept_id))
    return found


def _is_same(stored: DraftView, based_on: datetime | None) -> bool:
    if based_on is None:
        return False
    aware = based_on if based_on.tzinfo else based_on.replace(tzinfo=UTC)
    # Browsers count in milliseconds, Postgres in microseconds.
    return abs((aware - stored.saved_at).total_seconds()) < 0.001


def _keep(session: Session, user: User, slug: str, stored: DraftView) -> None:
    problem = catalogue.find(session, slug)
    own = (KeptDraft.user_id == user.id, KeptDraft.problem_id == problem.id)
    session.execute(delete(KeptDraft).where(*own, KeptDraft.code == stored.code))
    session.add(
        KeptDraft(
            user_id=user.id, problem_id=problem.id, code=stored.code, saved_at=stored.saved_at
        )
    )
    session.flush()
    newest = select(KeptDraft.id).where(*own).order_by(KeptDraft.id.desc()).limit(MOST_KEPT)
    kept_ids = session.scalars(newest).all()
    session.execute(delete(KeptDraft).where(*own, KeptDraft.id.not_in(kept_ids)))
