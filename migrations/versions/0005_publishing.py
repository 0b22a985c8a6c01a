"""Create rejudgings, publish plans and the list of problems managed in the database

Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
STATES = "state IN ('planned', 'applied', 'cancelled', 'shadow')"


def upgrade() -> None:
    _create_rejudgings()
    _create_rejudged()
    _create_publish_plans()
    op.create_table(
        "published_problems",
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("since", TIME, nullable=False),
        _reference("published_problems", "problem_id", "problems"),
        sa.PrimaryKeyConstraint("problem_id", name="pk_published_problems"),
    )


def downgrade() -> None:
    for table in ("published_problems", "publish_plans", "rejudged", "rejudgings"):
        op.drop_table(table)


def _reference(
    table: str, column: str, target: str, on_delete: str | None = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=on_delete)


def _create_rejudgings() -> None:
    op.create_table(
        "rejudgings",
        sa.Column("id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("salt_id", sa.String(length=32), nullable=False),
        sa.Column("runtime", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.CheckConstraint(STATES, name=op.f("ck_rejudgings_state")),
        _reference("rejudgings", "problem_id", "problems"),
        _reference("rejudgings", "version_id", "problem_versions"),
        _reference("rejudgings", "salt_id", "salts", None),
        sa.PrimaryKeyConstraint("id", name="pk_rejudgings"),
    )
    op.create_index("ix_rejudgings_problem_id", "rejudgings", ["problem_id"])
    op.create_index("ix_rejudgings_version_id", "rejudgings", ["version_id"])


def _create_rejudged() -> None:
    op.create_table(
        "rejudged",
        sa.Column("rejudging_id", ID, nullable=False),
        sa.Column("submission_id", ID, nullable=False),
        sa.Column("old_verdict", sa.String(length=32), nullable=False),
        sa.Column("old_judging_hash", sa.String(length=80), nullable=True),
        sa.Column("old_salt_id", sa.String(length=32), nullable=True),
        sa.Column("old_report", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("new_verdict", sa.String(length=32), nullable=False),
        sa.Column("new_report", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("keeps_verdict", sa.Boolean(), nullable=False),
        _reference("rejudged", "rejudging_id", "rejudgings"),
        _reference("rejudged", "submission_id", "submissions"),
        sa.PrimaryKeyConstraint("rejudging_id", "submission_id", name="pk_rejudged"),
    )
    op.create_index("ix_rejudged_submission_id", "rejudged", ["submission_id"])


def _create_publish_plans() -> None:
    op.create_table(
        "publish_plans",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("collection", sa.String(length=64), nullable=False),
        sa.Column("chapter", sa.String(length=64), nullable=False),
        sa.Column("package_hash", sa.String(length=80), nullable=False),
        sa.Column("problem_id", ID, nullable=True),
        sa.Column("base_version_id", ID, nullable=True),
        sa.Column("rejudging_id", ID, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proof", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        sa.CheckConstraint(STATES, name=op.f("ck_publish_plans_state")),
        _reference("publish_plans", "problem_id", "problems"),
        _reference("publish_plans", "base_version_id", "problem_versions"),
        _reference("publish_plans", "rejudging_id", "rejudgings", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_publish_plans"),
    )
    for column in ("problem_id", "base_version_id", "rejudging_id"):
        op.create_index(f"ix_publish_plans_{column}", "publish_plans", [column])
