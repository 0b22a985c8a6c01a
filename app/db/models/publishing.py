"""Versions on their way to learners, and verdicts that were judged again."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.base import Base, Id, one_of, word
from app.db.models.catalogue import Problem, ProblemVersion


class PlanState(StrEnum):
    """`planned → applied` or `planned → cancelled`; a `shadow` is only looked at."""

    PLANNED = "planned"
    APPLIED = "applied"
    CANCELLED = "cancelled"
    SHADOW = "shadow"


class Rejudging(Base):
    """Stored submissions of one problem, judged once more under one version and salt.

    Applied as a whole or not at all; old verdicts stay in `rejudged`.
    """

    __tablename__ = "rejudgings"
    __table_args__ = (
        CheckConstraint(f"state IN ({one_of(PlanState)})", name="state"),
        Index("ix_rejudgings_problem_id", "problem_id"),
        Index("ix_rejudgings_version_id", "version_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("problem_versions.id", ondelete="CASCADE"))
    salt_id: Mapped[str] = mapped_column(ForeignKey("salts.id"))
    runtime: Mapped[str] = mapped_column(word(200))
    reason: Mapped[str]
    state: Mapped[str] = mapped_column(word(16), default=PlanState.PLANNED)
    created_at: Mapped[datetime] = mapped_column(default=now())
    closed_at: Mapped[datetime | None]

    problem: Mapped[Problem] = relationship(lazy="joined", innerjoin=True)
    version: Mapped[ProblemVersion] = relationship(lazy="raise")


class Rejudged(Base):
    """What one submission's verdict was before and is after a rejudging.

    `keeps_verdict` where the row of the submission stays accepted although it fails now.
    """

    __tablename__ = "rejudged"
    __table_args__ = (Index("ix_rejudged_submission_id", "submission_id"),)

    rejudging_id: Mapped[int] = mapped_column(
        ForeignKey("rejudgings.id", ondelete="CASCADE"), primary_key=True
    )
    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    )
    old_verdict: Mapped[str] = mapped_column(word(32))
    old_judging_hash: Mapped[str | None] = mapped_column(word(80))
    old_salt_id: Mapped[str | None] = mapped_column(word(32))
    old_report: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    new_verdict: Mapped[str] = mapped_column(word(32))
    new_report: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    keeps_verdict: Mapped[bool]

    rejudging: Mapped[Rejudging] = relationship(lazy="raise")


class PublishPlan(Base):
    """A package that waits to be published, with the proof of it; `id` is how it is named.

    `base_version_id` is the version that was current when it was planned; like the problem it is
    None where the slug is new: nothing of a plan is seen before it is applied.
    """

    __tablename__ = "publish_plans"
    __table_args__ = (
        CheckConstraint(f"state IN ({one_of(PlanState)})", name="state"),
        Index("ix_publish_plans_problem_id", "problem_id"),
        Index("ix_publish_plans_base_version_id", "base_version_id"),
        Index("ix_publish_plans_rejudging_id", "rejudging_id"),
    )

    id: Mapped[str] = mapped_column(word(16), primary_key=True)
    slug: Mapped[str] = mapped_column(word(100))
    collection: Mapped[str] = mapped_column(word())
    chapter: Mapped[str] = mapped_column(word())
    package_hash: Mapped[str] = mapped_column(word(80))
    problem_id: Mapped[int | None] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    base_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("problem_versions.id", ondelete="CASCADE")
    )
    rejudging_id: Mapped[int | None] = mapped_column(
        ForeignKey("rejudgings.id", ondelete="SET NULL")
    )
    state: Mapped[str] = mapped_column(word(16), default=PlanState.PLANNED)
    proof: Mapped[dict[str, Any]]
    files: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime] = mapped_column(default=now())
    closed_at: Mapped[datetime | None]


class PublishedProblem(Base):
    """The problem's versions are managed in the database; the library on disk leaves it alone."""

    __tablename__ = "published_problems"

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    since: Mapped[datetime] = mapped_column(default=now())
