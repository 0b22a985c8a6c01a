"""Create comments on code, notices and signs of life; assign reports, hide problems, fetch

Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
UNSEEN = sa.text("seen_at IS NULL")
COUNTED = "ix_problems_collection_difficulty_number"
KINDS = ("verify", "plan", "rejudge", "rotate", "selftest")


def upgrade() -> None:
    op.add_column("problems", sa.Column("hidden_at", TIME, nullable=True))
    op.drop_index(COUNTED, "problems")
    columns = ["collection", "difficulty", "number", "hidden_at"]
    op.create_index(f"{COUNTED}_hidden_at", "problems", columns)
    _allow_errands(*KINDS, "fetch")
    _assign_reports()
    _create_comments()
    _create_notices()
    op.create_table(
        "worker_beats",
        sa.Column("worker", sa.String(length=200), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("sandbox_level", sa.Integer(), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("worker", name="pk_worker_beats"),
    )
    op.create_index("ix_worker_beats_seen_at", "worker_beats", ["seen_at"])


def downgrade() -> None:
    for table in ("worker_beats", "user_notices", "code_comments"):
        op.drop_table(table)
    with op.batch_alter_table("problem_reports") as reports:
        reports.drop_index("ix_problem_reports_assignee_id")
        reports.drop_constraint("fk_problem_reports_assignee_id_users", type_="foreignkey")
        reports.drop_column("assignee_id")
        reports.drop_column("answer")
    op.execute("DELETE FROM errands WHERE kind = 'fetch'")
    _allow_errands(*KINDS)
    op.drop_index(f"{COUNTED}_hidden_at", "problems")
    op.create_index(COUNTED, "problems", ["collection", "difficulty", "number"])
    op.drop_column("problems", "hidden_at")


def _allow_errands(*kinds: str) -> None:
    """SQLite changes a constraint by copying the table, which nothing refers to."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("errands") as errands:
        errands.drop_constraint(op.f("ck_errands_kind"), type_="check")
        errands.create_check_constraint(op.f("ck_errands_kind"), f"kind IN ({listed})")


def _assign_reports() -> None:
    name = "fk_problem_reports_assignee_id_users"
    with op.batch_alter_table("problem_reports") as reports:
        reports.add_column(sa.Column("assignee_id", ID, nullable=True))
        reports.add_column(sa.Column("answer", sa.Text(), nullable=True))
        reports.create_foreign_key(name, "users", ["assignee_id"], ["id"], ondelete="SET NULL")
        reports.create_index("ix_problem_reports_assignee_id", ["assignee_id"])


def _create_comments() -> None:
    op.create_table(
        "code_comments",
        sa.Column("id", ID, nullable=False),
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("line >= 1", name=op.f("ck_code_comments_line")),
        _reference("code_comments", "submission_id", "submissions", "CASCADE"),
        _reference("code_comments", "user_id", "users", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_code_comments"),
    )
    lines = ["submission_id", "line"]
    op.create_index("ix_code_comments_submission_id_line", "code_comments", lines)
    op.create_index("ix_code_comments_user_id", "code_comments", ["user_id"])


def _create_notices() -> None:
    op.create_table(
        "user_notices",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("submission_id", ID, nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("report_id", ID, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=True),
        sa.CheckConstraint(
            "kind IN ('comment', 'reply', 'assigned', 'answered')",
            name=op.f("ck_user_notices_kind"),
        ),
        _reference("user_notices", "user_id", "users", "CASCADE"),
        _reference("user_notices", "submission_id", "submissions", "CASCADE"),
        _reference("user_notices", "report_id", "problem_reports", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_user_notices"),
    )
    op.create_index("ix_user_notices_user_id_id", "user_notices", ["user_id", "id"])
    op.create_index(
        "ix_user_notices_unseen", "user_notices", ["user_id"],
        sqlite_where=UNSEEN, postgresql_where=UNSEEN,
    )  # fmt: skip
    for column in ("submission_id", "report_id"):
        op.create_index(f"ix_user_notices_{column}", "user_notices", [column])


def _reference(table: str, column: str, target: str, on_delete: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)
