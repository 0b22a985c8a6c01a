"""Create what a learner decides about the review: whether at all, and problems left out of it

Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "preferences",
        sa.Column("has_review", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    op.create_table(
        "review_pauses",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        _reference("user_id", "users"),
        _reference("problem_id", "problems"),
        sa.PrimaryKeyConstraint("user_id", "problem_id", name="pk_review_pauses"),
    )
    op.create_index("ix_review_pauses_problem_id", "review_pauses", ["problem_id"])


def downgrade() -> None:
    op.drop_table("review_pauses")
    op.drop_column("preferences", "has_review")


def _reference(column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_review_pauses_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
