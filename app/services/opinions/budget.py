"""What one user and the whole site may still ask; counted in the database, so for all processes."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.db.clock import now, read_clock
from app.db.models import Opinion, OpinionState, User
from app.errors import Busy, Conflict, TooMany
from app.settings import Settings
from app.wording import counted, sentence

DAY_S = 24 * 3600
# A process that died while it asked has let go of its place after this much more.
SLACK_S = 30.0
RETRY_S = 10


@dataclass(frozen=True)
class Budget:
    """What is left of the last 24 hours; `opens_in_s` is when the oldest question falls out."""

    questions: int
    characters: int
    opens_in_s: int

    def allows(self, characters: int) -> bool:
        return self.questions > 0 and self.characters >= characters


def left(session: Session, user: User, settings: Settings) -> Budget:
    """What the user may still ask today. Failed questions count: they were sent too."""
    spent = func.coalesce(func.sum(Opinion.characters_sent + Opinion.characters_received), 0)
    counted, characters, oldest = session.execute(
        select(func.count(Opinion.id), spent, func.min(Opinion.asked_at)).where(
            Opinion.user_id == user.id, Opinion.asked_at > now(-DAY_S)
        )
    ).one()
    age_s = 0.0 if oldest is None else (read_clock(session) - oldest).total_seconds()
    limits = settings.limits
    return Budget(
        questions=max(0, limits.opinions_per_day - counted),
        characters=max(0, limits.opinion_characters_per_day - int(characters)),
        opens_in_s=max(1, int(DAY_S - age_s)),
    )


def require(session: Session, user: User, settings: Settings, characters: int) -> None:
    """Raise where the user or the site has asked enough for now.

    Raises:
        Conflict: another answer is being written for the user. TooMany: the day's budget is
        spent. Busy: as many answers are being written on the site as may be.
    """
    running = select(func.count(Opinion.id)).where(*is_running(settings))
    if session.scalar(running.where(Opinion.user_id == user.id)):
        raise Conflict(
            sentence("An answer is being written for you already; wait until it is there.")
        )
    budget = left(session, user, settings)
    if not budget.allows(characters):
        hours = -(-budget.opens_in_s // 3600)
        raise TooMany(
            counted(
                "Your questions to the language model are used up for today; "
                "ask again in {count} hour.",
                "Your questions to the language model are used up for today; "
                "ask again in {count} hours.",
                hours,
            ),
            budget.opens_in_s,
        )
    if (session.scalar(running) or 0) >= settings.ai_at_once:
        raise Busy(
            sentence("The language model has its hands full; ask again in a few seconds."), RETRY_S
        )


def is_running(settings: Settings) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Questions whose process may still be alive."""
    alive = now(-(settings.ai_total_s + SLACK_S))
    return Opinion.state == OpinionState.RUNNING, Opinion.asked_at > alive
