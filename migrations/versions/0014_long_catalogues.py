"""Let an index order titles and days, and count a chapter's problems

Revises: 0013
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

CHAPTER_INDEX = "ix_problems_chapter_chapter_order"


def upgrade() -> None:
    op.add_column(
        "problems", sa.Column("daily_order", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column(
        "problems", sa.Column("title_key", sa.String(200), nullable=False, server_default="")
    )
    _fill()
    op.create_index(
        "ix_problems_daily_order_hidden_at_id", "problems", ["daily_order", "hidden_at", "id"]
    )
    op.create_index("ix_problems_title_key_number", "problems", ["title_key", "number"])
    op.drop_index(CHAPTER_INDEX, "problems")
    op.create_index(
        f"{CHAPTER_INDEX}_hidden_at", "problems", ["chapter", "chapter_order", "hidden_at"]
    )


def downgrade() -> None:
    op.drop_index(f"{CHAPTER_INDEX}_hidden_at", "problems")
    op.create_index(CHAPTER_INDEX, "problems", ["chapter", "chapter_order"])
    op.drop_index("ix_problems_title_key_number", "problems")
    op.drop_index("ix_problems_daily_order_hidden_at_id", "problems")
    op.drop_column("problems", "title_key")
    op.drop_column("problems", "daily_order")


def _fill() -> None:
    """What `app.services.catalogue.importing.describe` makes of slug and title; frozen here."""
    names = ("id", "slug", "title", "daily_order", "title_key")
    problems = sa.table("problems", *(sa.column(name) for name in names))
    columns = problems.c
    for row in op.get_bind().execute(sa.select(columns.id, columns.slug, columns.title)).all():
        place = int.from_bytes(hashlib.sha256(row.slug.encode()).digest()[:7], "big")
        op.get_bind().execute(
            problems.update()
            .where(columns.id == row.id)
            .values(daily_order=place, title_key=row.title.casefold()[:200])
        )
