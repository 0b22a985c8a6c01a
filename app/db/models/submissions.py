"""Submissions and runs: the row is the truth about what was sent in and what became of it."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.accounts import User
from app.db.models.base import Base, Id, one_of, word
from app.db.models.catalogue import Problem, ProblemVersion


class Status(StrEnum):
    """`queued → running → done`; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in {Status.DONE, Status.FAILED, Status.CANCELLED}


class Kind(StrEnum):
    SUBMIT = "submit"
    RUN = "run"


class Priority(IntEnum):
    """Who is judged first: the smaller number."""

    RUN = 0
    SUBMIT = 1
    REJUDGE = 2


class Submission(Base):
    """One piece of code sent in by one user for one version of one problem.

    While it runs, `worker` and `attempt` say who may write to it, until `lease_until`.
    `turn` is its place among the users who wait (see `app.services.submissions`).
    """

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("user_id", "idempotency_key"),
        CheckConstraint(f"status IN ({one_of(Status)})", name="status"),
        CheckConstraint(f"kind IN ({one_of(Kind)})", name="kind"),
        Index(
            "ix_submissions_queue",
            *("priority", "turn", "id"),
            sqlite_where=text("status = 'queued'"),
            postgresql_where=text("status = 'queued'"),
        ),
        Index(
            "ix_submissions_waiting_of_user",
            *("user_id", "priority", "turn"),
            sqlite_where=text("status = 'queued'"),
            postgresql_where=text("status = 'queued'"),
        ),
        Index(
            "ix_submissions_running",
            "lease_until",
            sqlite_where=text("status = 'running'"),
            postgresql_where=text("status = 'running'"),
        ),
        Index(
            "ix_submissions_old_runs",
            "created_at",
            sqlite_where=text("kind = 'run'"),
            postgresql_where=text("kind = 'run'"),
        ),
        Index("ix_submissions_user_id_kind_id", "user_id", "kind", "id"),
        Index("ix_submissions_user_id_problem_id_verdict", "user_id", "problem_id", "verdict"),
        Index("ix_submissions_problem_id_verdict", "problem_id", "verdict"),
        Index("ix_submissions_version_id", "version_id"),
        # An id is never given twice: clients and queues may still hold that of a deleted run.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("problem_versions.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(word(16))
    status: Mapped[str] = mapped_column(word(16), default=Status.QUEUED)
    priority: Mapped[int] = mapped_column(SmallInteger)
    turn: Mapped[int]
    attempt: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(word(200))
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now())
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    progress_done: Mapped[int | None]
    progress_total: Mapped[int | None]
    verdict: Mapped[str | None] = mapped_column(word(32))
    passed: Mapped[int | None]
    total: Mapped[int | None]
    cpu_ms: Mapped[float | None]
    memory_mib: Mapped[float | None]
    misconception: Mapped[str | None] = mapped_column(word(100))
    judging_hash: Mapped[str | None] = mapped_column(word(80))
    salt_id: Mapped[str | None] = mapped_column(ForeignKey("salts.id"))
    runtime: Mapped[str | None] = mapped_column(word(200))
    idempotency_key: Mapped[str | None] = mapped_column(word(200))
    inputs: Mapped[list[Any] | None] = mapped_column(deferred=True)
    code: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    report: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)

    problem: Mapped[Problem] = relationship(lazy="joined", innerjoin=True)
    version: Mapped[ProblemVersion] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")

    @property
    def is_final(self) -> bool:
        return Status(self.status).is_final


# Written out, not bound: SQLite uses a partial index only where it can see its condition. Of the
# table, not the class: statements on the table alone then need nothing of the object mapper.
_ROW = Submission.__table__.c
IS_QUEUED = _ROW.status == literal_column("'queued'")
IS_RUNNING = _ROW.status == literal_column("'running'")
IS_RUN = _ROW.kind == literal_column("'run'")


class CaseResult(Base):
    """What became of one case of a finished submission."""

    __tablename__ = "case_results"

    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    name: Mapped[str] = mapped_column(word(100))
    group: Mapped[str] = mapped_column("case_group", word(100))
    verdict: Mapped[str] = mapped_column(word(32))
    reason: Mapped[str | None] = mapped_column(word(32))
    cpu_ms: Mapped[float]
