"""Create lists of problems and votes, links of a profile, and the mark of a worked solution

Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)


def upgrade() -> None:
    op.add_column("preferences", sa.Column("links", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(
        "problems",
        sa.Column("has_solution", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    op.create_table(
        "problem_lists",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        _reference("problem_lists", "user_id", "users"),
        sa.PrimaryKeyConstraint("id", name="pk_problem_lists"),
        sa.UniqueConstraint("user_id", "title", name="uq_problem_lists_user_id_title"),
    )
    op.create_table(
        "listed_problems",
        sa.Column("list_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        _reference("listed_problems", "list_id", "problem_lists"),
        _reference("listed_problems", "problem_id", "problems"),
        sa.PrimaryKeyConstraint("list_id", "problem_id", name="pk_listed_problems"),
    )
    op.create_table(
        "votes",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("is_like", sa.Boolean(), nullable=False),
        sa.Column("voted_at", TIME, nullable=False),
        _reference("votes", "user_id", "users"),
        _reference("votes", "problem_id", "problems"),
        sa.PrimaryKeyConstraint("user_id", "problem_id", name="pk_votes"),
    )
    for table in ("listed_problems", "votes"):
        op.create_index(f"ix_{table}_problem_id", table, ["problem_id"])


def downgrade() -> None:
    for table in ("votes", "listed_problems", "problem_lists"):
        op.drop_table(table)
    op.drop_column("problems", "has_solution")
    op.drop_column("preferences", "links")


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
