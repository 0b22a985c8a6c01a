"""Create the record of what language models were asked

Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)
RUNNING = sa.text("state = 'running'")


def upgrade() -> None:
    op.create_table(
        "opinions",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("submission_id", ID, nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("prompt_version", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("failure", sa.String(length=32), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("characters_sent", sa.Integer(), nullable=False),
        sa.Column("characters_received", sa.Integer(), nullable=False),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.CheckConstraint(
            "state IN ('running', 'done', 'failed')", name=op.f("ck_opinions_state")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_opinions_user_id_users", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name="fk_opinions_submission_id_submissions",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_opinions"),
    )
    op.create_index("ix_opinions_user_id_asked_at", "opinions", ["user_id", "asked_at"])
    op.create_index("ix_opinions_user_id_digest", "opinions", ["user_id", "digest"])
    for column in ("submission_id", "asked_at"):
        op.create_index(f"ix_opinions_{column}", "opinions", [column])
    op.create_index(
        "ix_opinions_running",
        "opinions",
        ["asked_at"],
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )


def downgrade() -> None:
    op.drop_table("opinions")
