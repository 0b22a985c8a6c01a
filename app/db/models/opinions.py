"""What language models were asked about results, and what they answered."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.clock import now
from app.db.models.base import Base, Id, one_of, word


class OpinionState(StrEnum):
    """`running → done`, or `failed` with the reason."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Opinion(Base):
    """One question of one user: the record of what it cost, and while it is kept, its answer.

    `digest` is that of the text that was sent; the same text to the same model at the same host
    is answered from here. The text itself is not kept: it is made again from the submission.
    """

    __tablename__ = "opinions"
    __table_args__ = (
        CheckConstraint(f"state IN ({one_of(OpinionState)})", name="state"),
        Index("ix_opinions_user_id_asked_at", "user_id", "asked_at"),
        Index("ix_opinions_user_id_digest", "user_id", "digest"),
        Index("ix_opinions_submission_id", "submission_id"),
        Index("ix_opinions_asked_at", "asked_at"),
        Index(
            "ix_opinions_running",
            "asked_at",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    submission_id: Mapped[int | None] = mapped_column(
        ForeignKey("submissions.id", ondelete="SET NULL")
    )
    digest: Mapped[str] = mapped_column(word(64))
    prompt_version: Mapped[int]
    model: Mapped[str] = mapped_column(word(200))
    host: Mapped[str] = mapped_column(word(255))
    state: Mapped[str] = mapped_column(word(16), default=OpinionState.RUNNING)
    failure: Mapped[str | None] = mapped_column(word(32))
    answer: Mapped[str | None]
    characters_sent: Mapped[int]
    characters_received: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(default=now())
    ended_at: Mapped[datetime | None]
