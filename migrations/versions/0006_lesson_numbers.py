"""Keep the texts of a lesson's worked examples with the chapter

Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chapters", sa.Column("worked", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("chapters", "worked")
