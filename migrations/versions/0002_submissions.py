"""Create submissions and what learners keep

Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    _create_submissions()
    _create_case_results()
    _create_learning()


def downgrade() -> None:
    op.drop_table("hints_taken")
    op.drop_table("gave_up")
    op.drop_table("drafts")
    op.drop_table("case_results")
    op.drop_table("submissions")


def _create_submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=200), nullable=True),
        sa.Column("lease_until", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("started_at", TIME, nullable=True),
        sa.Column("finished_at", TIME, nullable=True),
        sa.Column("progress_done", sa.Integer(), nullable=True),
        sa.Column("progress_total", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(length=32), nullable=True),
        sa.Column("passed", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("cpu_ms", sa.Double(), nullable=True),
        sa.Column("memory_mib", sa.Double(), nullable=True),
        sa.Column("misconception", sa.String(length=100), nullable=True),
        sa.Column("judging_hash", sa.String(length=80), nullable=True),
        sa.Column("salt_id", sa.String(length=32), nullable=True),
        sa.Column("runtime", sa.String(length=200), nullable=True),
        sa.Column("idempotency_key", sa.String(length=200), nullable=True),
        sa.Column("inputs", JSON, nullable=True),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("report", JSON, nullable=True),
        sa.CheckConstraint("kind IN ('submit', 'run')", name=op.f("ck_submissions_kind")),
        sa.CheckConstraint(
            "status IN ('queued', 'running', 'done', 'failed', 'cancelled')",
            name=op.f("ck_submissions_status"),
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_submissions_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["salt_id"], ["salts.id"], name="fk_submissions_salt_id_salts"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_submissions_user_id_users", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["problem_versions.id"],
            name="fk_submissions_version_id_problem_versions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_submissions"),
        sa.UniqueConstraint(
            "user_id", "idempotency_key", name="uq_submissions_user_id_idempotency_key"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_submissions_old_runs",
        "submissions",
        ["created_at"],
        sqlite_where=sa.text("kind = 'run'"),
        postgresql_where=sa.text("kind = 'run'"),
    )
    op.create_index("ix_submissions_problem_id_verdict", "submissions", ["problem_id", "verdict"])
    op.create_index(
        "ix_submissions_queue",
        "submissions",
        ["priority", "turn", "id"],
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index(
        "ix_submissions_running",
        "submissions",
        ["lease_until"],
        sqlite_where=sa.text("status = 'running'"),
        postgresql_where=sa.text("status = 'running'"),
    )
    op.create_index("ix_submissions_user_id_kind_id", "submissions", ["user_id", "kind", "id"])
    op.create_index(
        "ix_submissions_user_id_problem_id_verdict",
        "submissions",
        ["user_id", "problem_id", "verdict"],
    )
    op.create_index("ix_submissions_version_id", "submissions", ["version_id"])
    op.create_index(
        "ix_submissions_waiting_of_user",
        "submissions",
        ["user_id", "priority", "turn"],
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )


def _create_case_results() -> None:
    op.create_table(
        "case_results",
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("case_group", sa.String(length=100), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("cpu_ms", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name="fk_case_results_submission_id_submissions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", "position", name="pk_case_results"),
    )


def _create_learning() -> None:
    op.create_table(
        "drafts",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_drafts_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_drafts_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "problem_id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_problem_id", "drafts", ["problem_id"])
    op.create_table(
        "gave_up",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_gave_up_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_gave_up_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "problem_id", name="pk_gave_up"),
    )
    op.create_index("ix_gave_up_problem_id", "gave_up", ["problem_id"])
    op.create_table(
        "hints_taken",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("taken_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name="fk_hints_taken_problem_id_problems",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_hints_taken_user_id_users", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "problem_id", "number", name="pk_hints_taken"),
    )
    op.create_index("ix_hints_taken_problem_id", "hints_taken", ["problem_id"])
