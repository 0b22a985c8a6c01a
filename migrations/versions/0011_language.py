"""Keep the language in which a user wants the pages

Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("preferences", sa.Column("language", sa.String(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("preferences", "language")
