"""Mark problems with a walkthrough, and keep the values of its steps with the version

Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "problems",
        sa.Column("has_walkthrough", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("problem_versions", sa.Column("walkthrough", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("problem_versions", "walkthrough")
    op.drop_column("problems", "has_walkthrough")
