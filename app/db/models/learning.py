"""What a learner has opened and written on the way to a solution."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.db.clock import now
from app.db.models.base import Base


class _OfUserAndProblem(Base):
    __abstract__ = True

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True, sort_order=-1, index=True
    )


class HintTaken(_OfUserAndProblem):
    """Hint `number` (from 1) was opened."""

    __tablename__ = "hints_taken"

    number: Mapped[int] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(default=now())


class GaveUp(_OfUserAndProblem):
    """The learner asked for the solution before solving the problem."""

    __tablename__ = "gave_up"

    at: Mapped[datetime] = mapped_column(default=now())


class Draft(_OfUserAndProblem):
    """The code in the learner's editor as it was last saved."""

    __tablename__ = "drafts"

    code: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime] = mapped_column(default=now(), onupdate=now())


class ReviewPause(_OfUserAndProblem):
    """The learner leaves the problem out of the review before the day `until`, None for good."""

    __tablename__ = "review_pauses"

    until: Mapped[date | None]
