"""Create the audit log, settings, announcements, errands, resets and outside identities

Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
OPEN = sa.text("state IN ('waiting', 'running')")


def upgrade() -> None:
    op.add_column("users", sa.Column("email", sa.String(length=254), nullable=True))
    _create_audit_log()
    _create_settings()
    _create_errands()
    _create_sign_in()


def downgrade() -> None:
    for table in (
        *("outside_identities", "password_resets", "verifications", "errands"),
        *("announcements", "site_settings", "audit_log"),
    ):
        op.drop_table(table)
    op.drop_column("users", "email")


def _reference(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)


def _create_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("action", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        _reference("audit_log", "user_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_user_id", "audit_log", ["user_id"])
    op.create_index("ix_audit_log_action_id", "audit_log", ["action", "id"])


def _create_settings() -> None:
    op.create_table(
        "site_settings",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_site_settings"),
    )
    op.create_table(
        "announcements",
        sa.Column("id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    op.create_index("ix_announcements_ends_at", "announcements", ["ends_at"])


def _create_errands() -> None:
    op.create_table(
        "errands",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(length=100), nullable=False),
        sa.Column("wanted", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("package", sa.LargeBinary(), nullable=True),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("worker", sa.String(length=200), nullable=True),
        sa.Column("leased_until", TIME, nullable=True),
        sa.Column("progress", sa.String(length=200), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.CheckConstraint(
            "kind IN ('verify', 'plan', 'rejudge', 'rotate', 'selftest')",
            name=op.f("ck_errands_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed')", name=op.f("ck_errands_state")
        ),
        _reference("errands", "user_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_errands"),
    )
    op.create_index("ix_errands_user_id", "errands", ["user_id"])
    op.create_index("ix_errands_about_id", "errands", ["about", "id"])
    op.create_index("ix_errands_open", "errands", ["id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "verifications",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        _reference("verifications", "version_id", "problem_versions", "CASCADE"),
        sa.PrimaryKeyConstraint("version_id", name="pk_verifications"),
    )


def _create_sign_in() -> None:
    op.create_table(
        "password_resets",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        _reference("password_resets", "user_id", "users", "CASCADE"),
        sa.UniqueConstraint("token_hash", name="uq_password_resets_token_hash"),
        sa.PrimaryKeyConstraint("id", name="pk_password_resets"),
    )
    op.create_index("ix_password_resets_user_id", "password_resets", ["user_id"])
    op.create_table(
        "outside_identities",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("provider", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        _reference("outside_identities", "user_id", "users", "CASCADE"),
        sa.UniqueConstraint("provider", "subject", name="uq_outside_identities_provider_subject"),
        sa.PrimaryKeyConstraint("id", name="pk_outside_identities"),
    )
    op.create_index("ix_outside_identities_user_id", "outside_identities", ["user_id"])
