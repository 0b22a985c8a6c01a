"""What administrators do and decide: the log of it, settings, announcements, long errands."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.accounts import User
from app.db.models.base import Base, Id, one_of, word


class AuditEntry(Base):
    """One act of an administrator or author; never changed, and outlives who did it.

    `actor` is the name at that time, or `shell:` and the name of the operating system's user.
    """

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("ix_audit_log_user_id", "user_id"),
        Index("ix_audit_log_action_id", "action", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now())
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    actor: Mapped[str] = mapped_column(word(100))
    address: Mapped[str | None] = mapped_column(word(100))
    action: Mapped[str] = mapped_column(word(48))
    subject: Mapped[str] = mapped_column(word(200))
    detail: Mapped[dict[str, Any]]


class SiteSetting(Base):
    """A value that administrators chose in place of the one that the process was started with."""

    __tablename__ = "site_settings"

    name: Mapped[str] = mapped_column(word(), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=False)
    changed_at: Mapped[datetime] = mapped_column(default=now(), onupdate=now())


class Announcement(Base):
    """A sentence at the top of every page, until `ends_at`; None until it is taken down."""

    __tablename__ = "announcements"
    __table_args__ = (Index("ix_announcements_ends_at", "ends_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now())
    ends_at: Mapped[datetime | None]


class ErrandKind(StrEnum):
    """What takes long, or runs packages, and is therefore done by a worker."""

    VERIFY = "verify"
    PLAN = "plan"
    FETCH = "fetch"
    REJUDGE = "rejudge"
    ROTATE = "rotate"
    SELFTEST = "selftest"


class ErrandState(StrEnum):
    """`waiting → running → done` or `failed`, with a sentence that says why."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Errand(Base):
    """Work that a person asked for on a page, done by a worker under a lease.

    `about` is what it concerns (a slug), `wanted` its choices, `package` an archive that was
    uploaded with it; `result` and `message` are what came of it.
    """

    __tablename__ = "errands"
    __table_args__ = (
        CheckConstraint(f"kind IN ({one_of(ErrandKind)})", name="kind"),
        CheckConstraint(f"state IN ({one_of(ErrandState)})", name="state"),
        Index("ix_errands_user_id", "user_id"),
        Index("ix_errands_about_id", "about", "id"),
        Index(
            "ix_errands_open",
            "id",
            sqlite_where=text("state IN ('waiting', 'running')"),
            postgresql_where=text("state IN ('waiting', 'running')"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(word(16))
    about: Mapped[str] = mapped_column(word(100))
    wanted: Mapped[dict[str, Any]]
    package: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(word(16), default=ErrandState.WAITING)
    worker: Mapped[str | None] = mapped_column(word(200))
    leased_until: Mapped[datetime | None]
    progress: Mapped[str | None] = mapped_column(word(200))
    message: Mapped[str | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    created_at: Mapped[datetime] = mapped_column(default=now())
    closed_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship(lazy="joined")


class StoredVerification(Base):
    """What `verify` last found about a version: findings, kill matrix, tolerances, mutants."""

    __tablename__ = "verifications"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("problem_versions.id", ondelete="CASCADE"), primary_key=True
    )
    level: Mapped[str] = mapped_column(word(16))
    result: Mapped[dict[str, Any]]
    made_at: Mapped[datetime] = mapped_column(default=now())
