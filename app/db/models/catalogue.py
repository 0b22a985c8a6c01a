"""Problems as learners list and open them; the packages themselves are stored by hash."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.base import Base, Id, word


class Problem(Base):
    """One problem; what the list shows is copied from its current version.

    `number` never changes. `judged`, `accepted` and `solvers` count what `submissions` holds:
    finished submissions (runs and faults of ours left out), accepted ones, and the users who
    have one of these. They are kept here because a list cannot count a million rows.
    `hidden_at` is since when only authors see it, None while everybody does. `daily_order` is its
    place among the problems of the day, `title_key` the title by which lists are ordered.
    """

    __tablename__ = "problems"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("slug"),
        Index(
            "ix_problems_chapter_chapter_order_hidden_at",
            *("chapter", "chapter_order", "hidden_at"),
        ),
        # No index holds a count: each verdict changes one, and would have to change all indexes
        # of the row with it, the full text's too. The lists by count sort what there is.
        Index("ix_problems_difficulty_rank_number", "difficulty_rank", "number"),
        Index(
            "ix_problems_collection_difficulty_number_hidden_at",
            *("collection", "difficulty", "number", "hidden_at"),
        ),
        Index("ix_problems_daily_order_hidden_at_id", "daily_order", "hidden_at", "id"),
        Index("ix_problems_title_key_number", "title_key", "number"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[int]
    slug: Mapped[str] = mapped_column(word(100))
    title: Mapped[str] = mapped_column(word(200))
    collection: Mapped[str] = mapped_column(word())
    chapter: Mapped[str] = mapped_column(word())
    chapter_order: Mapped[int]
    difficulty: Mapped[str] = mapped_column(word(16))
    difficulty_rank: Mapped[int]
    hint_count: Mapped[int]
    has_solution: Mapped[bool] = mapped_column(default=True, server_default=true())
    has_walkthrough: Mapped[bool] = mapped_column(default=False, server_default=false())
    judged: Mapped[int] = mapped_column(default=0)
    accepted: Mapped[int] = mapped_column(default=0)
    solvers: Mapped[int] = mapped_column(default=0)
    tags: Mapped[list[str]]
    current_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("problem_versions.id", use_alter=True)
    )
    hidden_at: Mapped[datetime | None]
    daily_order: Mapped[int] = mapped_column(BigInteger, server_default="0")
    title_key: Mapped[str] = mapped_column(word(200), server_default="")
    search_text: Mapped[str] = mapped_column(deferred=True)

    current_version: Mapped["ProblemVersion | None"] = relationship(
        foreign_keys=[current_version_id], lazy="select"
    )


IS_SHOWN = Problem.hidden_at.is_(None)


class ProblemTag(Base):
    """A tag of a problem, for the filter by tag."""

    __tablename__ = "problem_tags"
    __table_args__ = (Index("ix_problem_tags_tag_problem_id", "tag", "problem_id"),)

    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(word(), primary_key=True)


class ProblemVersion(Base):
    """A package as it was at one time: all its files, compressed, under its hash.

    `samples` are the worked examples of the statement and `walkthrough` the values of each step of
    the walkthrough, made by a worker; None until then.
    """

    __tablename__ = "problem_versions"
    __table_args__ = (UniqueConstraint("problem_id", "package_hash"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    package_hash: Mapped[str] = mapped_column(word(80))
    judging_hash: Mapped[str] = mapped_column(word(80))
    created_at: Mapped[datetime] = mapped_column(default=now())
    samples: Mapped[list[Any] | None] = mapped_column(deferred=True)
    walkthrough: Mapped[list[Any] | None] = mapped_column(deferred=True)
    files: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    problem: Mapped[Problem] = relationship(foreign_keys=[problem_id], lazy="joined")


class Chapter(Base):
    """A chapter's own page; problems name it by slug and may come before it exists.

    `worked` are the lesson's worked examples with their numbers, made by a worker; None until
    then.
    """

    __tablename__ = "chapters"
    __table_args__ = (UniqueConstraint("slug"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(word(100))
    collection: Mapped[str] = mapped_column(word())
    title: Mapped[str] = mapped_column(word(200))
    position: Mapped[int]
    summary: Mapped[str]
    prerequisites: Mapped[list[str]]
    lesson: Mapped[str | None] = mapped_column(deferred=True)
    worked: Mapped[list[Any] | None] = mapped_column(deferred=True)


class Salt(Base):
    """The deployment's secret from which the seeds of hidden cases come; never logged."""

    __tablename__ = "salts"
    __table_args__ = (
        Index(
            "uq_salts_is_current",
            "is_current",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    id: Mapped[str] = mapped_column(word(32), primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary(32))
    is_current: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(default=now())
