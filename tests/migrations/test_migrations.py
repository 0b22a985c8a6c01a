"""The schema: migrations and models agree, up and down, from empty and by many at once."""

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from app.db import migrate
from app.db.models import Base
from app.db.search import is_of_search
from app.errors import Unavailable


def test_migrations_make_what_the_models_describe(empty_database):
    """After all migrations nothing is left that autogenerate would change."""
    empty_database.upgrade()

    with empty_database.engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_described}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def is_described(element, name, *_) -> bool:
    """The full text index belongs to no model; tests of the search look at it."""
    return not is_of_search(name)


def test_every_constraint_has_the_name_of_the_convention(empty_database):
    """A later migration can name what it changes: no constraint is anonymous or named twice."""
    empty_database.upgrade()

    inspector = inspect(empty_database.engine)
    names = {
        constraint["name"]
        for table in Base.metadata.tables
        for constraint in (
            *inspector.get_check_constraints(table),
            *inspector.get_foreign_keys(table),
            *inspector.get_unique_constraints(table),
        )
    }

    declared = {
        constraint.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not str(constraint.name).startswith("pk_")
    }
    assert names == declared


def test_downgrade_leaves_nothing_and_can_be_undone(empty_database):
    """From empty to head, back to empty, and to head again."""
    empty_database.upgrade()

    migrate.downgrade(empty_database.url, "base")

    assert inspect(empty_database.engine).get_table_names() == ["alembic_version"]
    empty_database.upgrade()
    empty_database.require_current()


def test_processes_that_start_together_wait_for_each_other(empty_database):
    """Four upgrades at once: one does it, the others find it done."""
    errors: list[Exception] = []

    def upgrade() -> None:
        try:
            empty_database.upgrade()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    empty_database.require_current()


def test_an_old_schema_is_named_with_the_remedy(empty_database):
    """A program that meets another schema says what to run instead of failing on a table."""
    empty_database.upgrade("0001")

    with pytest.raises(Unavailable, match=r"has schema 0001.*ndjudge db upgrade"):
        empty_database.require_current()
