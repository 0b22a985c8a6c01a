"""What teachers and learners say to each other about code, and what a user has not seen yet."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.accounts import User
from app.db.models.base import Base, Id, one_of, word
from app.db.models.desk import ProblemReport
from app.db.models.submissions import Submission


class CodeComment(Base):
    """A remark of a teacher on one line of a submission (from 1), or the learner's answer to it.

    It goes with the submission, and outlives a teacher who leaves: `user_id` is then None.
    """

    __tablename__ = "code_comments"
    __table_args__ = (
        CheckConstraint("line >= 1", name="line"),
        Index("ix_code_comments_submission_id_line", "submission_id", "line"),
        Index("ix_code_comments_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    line: Mapped[int]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now())

    user: Mapped[User | None] = relationship(lazy="joined")


class NoticeKind(StrEnum):
    """What somebody did that concerns another user."""

    COMMENT = "comment"
    REPLY = "reply"
    ASSIGNED = "assigned"
    ANSWERED = "answered"


class UserNotice(Base):
    """That something waits for a user to look at; it goes with what it is about.

    `line` is that of the commented code. `seen_at` is None until the user opened it.
    """

    __tablename__ = "user_notices"
    __table_args__ = (
        CheckConstraint(f"kind IN ({one_of(NoticeKind)})", name="kind"),
        Index("ix_user_notices_user_id_id", "user_id", "id"),
        Index(
            "ix_user_notices_unseen",
            "user_id",
            sqlite_where=text("seen_at IS NULL"),
            postgresql_where=text("seen_at IS NULL"),
        ),
        Index("ix_user_notices_submission_id", "submission_id"),
        Index("ix_user_notices_report_id", "report_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(word(16))
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE")
    )
    line: Mapped[int | None]
    report_id: Mapped[int | None] = mapped_column(
        ForeignKey("problem_reports.id", ondelete="CASCADE")
    )
    created_at: Mapped[datetime] = mapped_column(default=now())
    seen_at: Mapped[datetime | None]

    submission: Mapped[Submission | None] = relationship(lazy="joined")
    report: Mapped[ProblemReport | None] = relationship(lazy="joined")
