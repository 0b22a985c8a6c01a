"""What a learner keeps beside submissions: choices, notes, lists, votes; and reports of faults."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.accounts import User
from app.db.models.base import Base, Id, one_of, word
from app.db.models.catalogue import Problem


class EditorKeys(StrEnum):
    """Whose key bindings the editor follows."""

    STANDARD = "standard"
    VIM = "vim"
    EMACS = "emacs"


class Preferences(Base):
    """How one user wants the site; who never chose anything has no row.

    `time_zone` is an IANA name, `language` the name of a catalogue; None follows the browser.
    """

    __tablename__ = "preferences"
    __table_args__ = (CheckConstraint(f"editor_keys IN ({one_of(EditorKeys)})", name="keys"),)

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    time_zone: Mapped[str | None] = mapped_column(word())
    theme: Mapped[str | None] = mapped_column(word(16))
    language: Mapped[str | None] = mapped_column(word(16))
    reduces_motion: Mapped[bool] = mapped_column(default=False)
    editor_keys: Mapped[str] = mapped_column(word(16), default=EditorKeys.STANDARD)
    editor_font_px: Mapped[int] = mapped_column(default=14)
    editor_is_plain: Mapped[bool] = mapped_column(default=False)
    is_public: Mapped[bool] = mapped_column(default=False)
    has_review: Mapped[bool] = mapped_column(default=True, server_default=true())
    about: Mapped[str] = mapped_column(default="")
    links: Mapped[list[str]] = mapped_column(default=list, server_default="[]")


class Note(Base):
    """A learner's private note on a problem."""

    __tablename__ = "notes"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    text: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(default=now(), onupdate=now())


class KeptDraft(Base):
    """A draft that another window or browser replaced by code that did not grow from it."""

    __tablename__ = "kept_drafts"
    __table_args__ = (
        Index("ix_kept_drafts_user_id_problem_id", "user_id", "problem_id"),
        Index("ix_kept_drafts_problem_id", "problem_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    code: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]


class ProblemList(Base):
    """A learner's own list of problems; with `is_public` whoever has its address sees it."""

    __tablename__ = "problem_lists"
    __table_args__ = (UniqueConstraint("user_id", "title"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(word(100))
    is_public: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now())

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class ListedProblem(Base):
    """A problem in a list."""

    __tablename__ = "listed_problems"

    list_id: Mapped[int] = mapped_column(
        ForeignKey("problem_lists.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    added_at: Mapped[datetime] = mapped_column(default=now())


class Vote(Base):
    """Whether a user likes a problem; who does not care has no row."""

    __tablename__ = "votes"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    problem_id: Mapped[int] = mapped_column(
        ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_like: Mapped[bool]
    voted_at: Mapped[datetime] = mapped_column(default=now(), onupdate=now())


class ProblemReport(Base):
    """What a learner says is wrong with a problem, for the authors.

    It outlives its author: `user_id` is then None. `assignee_id` is whose it is to work off, None
    while it is everybody's. `closed_at` is None while it waits, `answer` what the learner was told.
    """

    __tablename__ = "problem_reports"
    __table_args__ = (
        Index("ix_problem_reports_problem_id", "problem_id"),
        Index("ix_problem_reports_user_id", "user_id"),
        Index("ix_problem_reports_submission_id", "submission_id"),
        Index("ix_problem_reports_closed_at_id", "closed_at", "id"),
        Index("ix_problem_reports_assignee_id", "assignee_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submissions.id", ondelete="SET NULL")
    )
    about: Mapped[str] = mapped_column(word(32))
    text: Mapped[str]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    answer: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now())
    closed_at: Mapped[datetime | None]

    problem: Mapped[Problem] = relationship(lazy="joined", innerjoin=True)
    user: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[user_id])
    assignee: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[assignee_id])
