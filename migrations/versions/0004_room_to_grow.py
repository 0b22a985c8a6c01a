"""Index the catalogue's filters; let Postgres clean up after a busy queue

Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# A verdict changes counts of its problem and no index: room in the page keeps it there. Every
# submission leaves two dead rows: a fifth of a million is too long to wait for the vacuum.
POSTGRES = (
    ("ALTER TABLE problems SET (fillfactor = 70)", "ALTER TABLE problems RESET (fillfactor)"),
    (
        "ALTER TABLE submissions SET (autovacuum_vacuum_scale_factor = 0.01,"
        " autovacuum_analyze_scale_factor = 0.02)",
        "ALTER TABLE submissions RESET (autovacuum_vacuum_scale_factor,"
        " autovacuum_analyze_scale_factor)",
    ),
)


def upgrade() -> None:
    op.create_index("ix_problems_difficulty_rank_number", "problems", ["difficulty_rank", "number"])
    op.create_index(
        "ix_problems_collection_difficulty_number",
        "problems",
        ["collection", "difficulty", "number"],
    )
    if op.get_bind().dialect.name == "postgresql":
        for setting, _ in POSTGRES:
            op.execute(setting)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for _, resetting in POSTGRES:
            op.execute(resetting)
    op.drop_index("ix_problems_collection_difficulty_number", "problems")
    op.drop_index("ix_problems_difficulty_rank_number", "problems")
