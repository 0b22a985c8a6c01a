"""Create accounts and catalogue

Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
CURRENT_VERSION = "fk_problems_current_version_id_problem_versions"


def upgrade() -> None:
    _create_users()
    _create_secrets_of_users()
    _create_problems()
    _create_versions()
    _create_chapters_and_salts()


def downgrade() -> None:
    with op.batch_alter_table("problems") as problems:
        problems.drop_constraint(CURRENT_VERSION, type_="foreignkey")
    op.drop_table("salts")
    op.drop_table("chapters")
    op.drop_table("problem_tags")
    op.drop_table("problem_versions")
    op.drop_table("problems")
    op.drop_table("attempt_log")
    op.drop_table("setup_links")
    op.drop_table("api_tokens")
    op.drop_table("web_sessions")
    op.drop_table("users")


def _create_users() -> None:
    op.create_table(
        "users",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("name_key", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("disabled_at", TIME, nullable=True),
        sa.CheckConstraint(
            "role IN ('learner', 'author', 'teacher', 'admin')", name=op.f("ck_users_role")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("name_key", name="uq_users_name_key"),
    )
    op.create_table(
        "attempt_log",
        sa.Column("id", ID, nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempt_log"),
    )
    op.create_index("ix_attempt_log_action_subject_at", "attempt_log", ["action", "subject", "at"])
    op.create_index("ix_attempt_log_at", "attempt_log", ["at"])
    op.create_table(
        "setup_links",
        sa.Column("id", ID, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setup_links"),
        sa.UniqueConstraint("token_hash", name="uq_setup_links_token_hash"),
    )


def _create_secrets_of_users() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_web_sessions_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_web_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_web_sessions_token_hash"),
    )
    op.create_index("ix_web_sessions_expires_at", "web_sessions", ["expires_at"])
    op.create_index("ix_web_sessions_user_id", "web_sessions", ["user_id"])
    op.create_table(
        "api_tokens",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("prefix", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("scopes", JSON, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_api_tokens_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_api_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_api_tokens_token_hash"),
    )
    op.create_index("ix_api_tokens_user_id", "api_tokens", ["user_id"])


def _create_problems() -> None:
    op.create_table(
        "problems",
        sa.Column("id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("chapter", sa.String(length=64), nullable=False),
        sa.Column("chapter_order", sa.Integer(), nullable=False),
        sa.Column("difficulty", sa.String(length=16), nullable=False),
        sa.Column("difficulty_rank", sa.Integer(), nullable=False),
        sa.Column("hint_count", sa.Integer(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("solvers", sa.Integer(), nullable=False),
        sa.Column("tags", JSON, nullable=False),
        sa.Column("current_version_id", ID, nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problems"),
        sa.UniqueConstraint("number", name="uq_problems_number"),
        sa.UniqueConstraint("slug", name="uq_problems_slug"),
    )
    op.create_index("ix_problems_chapter_chapter_order", "problems", ["chapter", "chapter_order"])


def _create_versions() -> None:
    op.create_table(
        "problem_versions",
        sa.Column("id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("package_hash", sa.String(length=80), nullable=False),
        sa.Column("judging_hash", sa.String(length=80), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("samples", JSON, nullable=True),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_problem_versions_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_problem_versions"),
        sa.UniqueConstraint(
            "problem_id", "package_hash", name="uq_problem_versions_problem_id_package_hash"
        ),
    )
    # Problem and version refer to each other, so one of the keys has to come later.
    with op.batch_alter_table("problems") as problems:
        problems.create_foreign_key(
            CURRENT_VERSION, "problem_versions", ["current_version_id"], ["id"]
        )
    op.create_table(
        "problem_tags",
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("tag", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_problem_tags_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("problem_id", "tag", name="pk_problem_tags"),
    )
    op.create_index("ix_problem_tags_tag_problem_id", "problem_tags", ["tag", "problem_id"])


def _create_chapters_and_salts() -> None:
    op.create_table(
        "chapters",
        sa.Column("id", ID, nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("prerequisites", JSON, nullable=False),
        sa.Column("lesson", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_chapters"),
        sa.UniqueConstraint("slug", name="uq_chapters_slug"),
    )
    op.create_table(
        "salts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_salts"),
    )
    op.create_index(
        "uq_salts_is_current",
        "salts",
        ["is_current"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
