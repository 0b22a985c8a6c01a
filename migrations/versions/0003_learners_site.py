"""Create preferences, notes, kept drafts, problem reports and the full text search

Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from app.db.clock import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)

# An FTS5 table without texts of its own: triggers tell it what `problems` holds.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE problem_search USING fts5(
        search_text, content='problems', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER problem_search_added AFTER INSERT ON problems BEGIN
        INSERT INTO problem_search (rowid, search_text) VALUES (new.id, new.search_text);
    END""",
    """CREATE TRIGGER problem_search_removed AFTER DELETE ON problems BEGIN
        INSERT INTO problem_search (problem_search, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
    END""",
    """CREATE TRIGGER problem_search_changed AFTER UPDATE OF search_text ON problems BEGIN
        INSERT INTO problem_search (problem_search, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);
        INSERT INTO problem_search (rowid, search_text) VALUES (new.id, new.search_text);
    END""",
    "INSERT INTO problem_search (problem_search) VALUES ('rebuild')",
)
SQLITE_SEARCH_GONE = (
    "DROP TRIGGER problem_search_changed",
    "DROP TRIGGER problem_search_removed",
    "DROP TRIGGER problem_search_added",
    "DROP TABLE problem_search",
)
POSTGRES_SEARCH = (
    "CREATE INDEX ix_problems_search ON problems"
    " USING gin (to_tsvector('english'::regconfig, search_text))"
)


def upgrade() -> None:
    op.add_column("web_sessions", sa.Column("browser", sa.String(length=200), nullable=True))
    _create_preferences()
    _create_notes_and_drafts()
    _create_reports()
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH:
            op.execute(statement)
    else:
        op.execute(POSTGRES_SEARCH)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_SEARCH_GONE:
            op.execute(statement)
    else:
        op.execute("DROP INDEX ix_problems_search")
    for table in ("problem_reports", "kept_drafts", "notes", "preferences"):
        op.drop_table(table)
    op.drop_column("web_sessions", "browser")


def _create_preferences() -> None:
    op.create_table(
        "preferences",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("theme", sa.String(length=16), nullable=True),
        sa.Column("reduces_motion", sa.Boolean(), nullable=False),
        sa.Column("editor_keys", sa.String(length=16), nullable=False),
        sa.Column("editor_font_px", sa.Integer(), nullable=False),
        sa.Column("editor_is_plain", sa.Boolean(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "editor_keys IN ('standard', 'vim', 'emacs')", name=op.f("ck_preferences_keys")
        ),
        _owner("preferences"),
        sa.PrimaryKeyConstraint("user_id", name="pk_preferences"),
    )


def _create_notes_and_drafts() -> None:
    op.create_table(
        "notes",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        _owner("notes"),
        _problem("notes"),
        sa.PrimaryKeyConstraint("user_id", "problem_id", name="pk_notes"),
    )
    op.create_index("ix_notes_problem_id", "notes", ["problem_id"])
    op.create_table(
        "kept_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        _owner("kept_drafts"),
        _problem("kept_drafts"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_drafts"),
    )
    op.create_index("ix_kept_drafts_user_id_problem_id", "kept_drafts", ["user_id", "problem_id"])
    op.create_index("ix_kept_drafts_problem_id", "kept_drafts", ["problem_id"])


def _create_reports() -> None:
    op.create_table(
        "problem_reports",
        sa.Column("id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("submission_id", ID, nullable=True),
        sa.Column("about", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("closed_at", TIME, nullable=True),
        _problem("problem_reports"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name="fk_problem_reports_user_id_users", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name="fk_problem_reports_submission_id_submissions",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_problem_reports"),
    )
    for columns in (["problem_id"], ["user_id"], ["submission_id"], ["closed_at", "id"]):
        op.create_index(f"ix_problem_reports_{'_'.join(columns)}", "problem_reports", columns)


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_user_id_users"
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=name, ondelete="CASCADE")


def _problem(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_problem_id_problems"
    return sa.ForeignKeyConstraint(["problem_id"], ["problems.id"], name=name, ondelete="CASCADE")
