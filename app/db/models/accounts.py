"""Users and what proves who they are."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db.clock import now
from app.db.models.base import Base, Id, one_of, word


class Role(StrEnum):
    LEARNER = "learner"
    AUTHOR = "author"
    TEACHER = "teacher"
    ADMIN = "admin"


class User(Base):
    """A person, or a guest who has no password yet.

    `name_key` is the name as it is compared: two names that look alike to a reader are one.
    `email` is where a link for a new password goes; nothing else is sent there.
    """

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("name_key"),
        CheckConstraint(f"role IN ({one_of(Role)})", name="role"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(word())
    name_key: Mapped[str] = mapped_column(word())
    role: Mapped[str] = mapped_column(word(16), default=Role.LEARNER)
    password_hash: Mapped[str | None] = mapped_column(word(255))
    email: Mapped[str | None] = mapped_column(word(254))
    created_at: Mapped[datetime] = mapped_column(default=now())
    disabled_at: Mapped[datetime | None]

    @property
    def is_guest(self) -> bool:
        return self.password_hash is None

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def is_disabled(self) -> bool:
        return self.disabled_at is not None


class WebSession(Base):
    """A signed-in browser; the cookie holds the token, this table its SHA-256.

    `browser` is what the browser called itself, for the list of sessions.
    """

    __tablename__ = "web_sessions"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_web_sessions_user_id", "user_id"),
        Index("ix_web_sessions_expires_at", "expires_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    browser: Mapped[str | None] = mapped_column(word(200))
    created_at: Mapped[datetime] = mapped_column(default=now())
    expires_at: Mapped[datetime]

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class ApiToken(Base):
    """A token for scripts; `prefix` is its visible beginning, the rest exists only as a hash."""

    __tablename__ = "api_tokens"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_api_tokens_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(word(100))
    prefix: Mapped[str] = mapped_column(word(16))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    scopes: Mapped[list[str]]
    created_at: Mapped[datetime] = mapped_column(default=now())
    last_used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class SetupLink(Base):
    """The one-time link that makes the first administrator."""

    __tablename__ = "setup_links"
    __table_args__ = (UniqueConstraint("token_hash"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(default=now())
    expires_at: Mapped[datetime]


class PasswordReset(Base):
    """A one-time link with which its user chooses a new password; stored as a hash."""

    __tablename__ = "password_resets"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        Index("ix_password_resets_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(default=now())
    expires_at: Mapped[datetime]


class OutsideIdentity(Base):
    """A user as another site knows them: `subject` is that site's own, unchanging name."""

    __tablename__ = "outside_identities"
    __table_args__ = (
        UniqueConstraint("provider", "subject"),
        Index("ix_outside_identities_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    provider: Mapped[str] = mapped_column(word(200))
    subject: Mapped[str] = mapped_column(word(255))
    created_at: Mapped[datetime] = mapped_column(default=now())


class AttemptLog(Base):
    """One thing that is limited was done: `action` by `subject` (an address or a user)."""

    __tablename__ = "attempt_log"
    __table_args__ = (
        Index("ix_attempt_log_action_subject_at", "action", "subject", "at"),
        Index("ix_attempt_log_at", "at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    action: Mapped[str] = mapped_column(word(32))
    subject: Mapped[str] = mapped_column(word(100))
    at: Mapped[datetime] = mapped_column(default=now())
