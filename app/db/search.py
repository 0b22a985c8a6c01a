"""The full text index over `problems.search_text`, and how a search asks it.

SQLite keeps it in a virtual table (FTS5) that triggers follow, Postgres in an index over an
expression. Neither is a table or index that a model describes; migration 0003 makes them, and
a later one that rebuilds `problems` on SQLite must make its triggers again.
Words are compared by their stems, and by their beginnings: a search works while one types.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Boolean

SQLITE_TABLE = "problem_search"
POSTGRES_INDEX = "ix_problems_search"
_WORD = re.compile(r"[^\W_]+")


def is_of_search(name: str | None) -> bool:
    """Whether a table or index of the database belongs to the search and to no model."""
    return name == POSTGRES_INDEX or (name or "").startswith(SQLITE_TABLE)


def words_of(text: str) -> tuple[str, ...]:
    """The words that a search compares; what separates them counts for nothing."""
    return tuple(_WORD.findall(text.casefold()))


class contains_words(FunctionElement[bool]):  # noqa: N801 - reads as the SQL condition it is
    """Whether the text of a row of `problems` has every word, or one that begins with it."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, words: Sequence[str]) -> None:
        # One bound text for each dialect; only letters and digits are in `words`.
        super().__init__(
            literal(" ".join(f'"{word}"*' for word in words), String()),
            literal(" & ".join(f"{word}:*" for word in words), String()),
        )


@compiles(contains_words, "sqlite")
def _contains_words_sqlite(element: contains_words, compiler: SQLCompiler, **options: Any) -> str:
    wanted = compiler.process(next(iter(element.clauses)), **options)
    found = f"SELECT rowid FROM {SQLITE_TABLE} WHERE {SQLITE_TABLE} MATCH {wanted}"  # noqa: S608
    return f"problems.id IN ({found})"


@compiles(contains_words, "postgresql")
def _contains_words_postgresql(
    element: contains_words, compiler: SQLCompiler, **options: Any
) -> str:
    wanted = compiler.process(list(element.clauses)[1], **options)
    # OFFSET 0 keeps it a query of its own, which the index answers: joined with an order and a
    # limit, Postgres would rather go through the rows in order and make each one's words (54 ms
    # instead of 2 with 10,000 problems).
    words = f"to_tsquery('english'::regconfig, {wanted})"
    text = "to_tsvector('english'::regconfig, found.search_text)"
    found = f"SELECT found.id FROM problems AS found WHERE {text} @@ {words} OFFSET 0"  # noqa: S608
    return f"problems.id IN ({found})"
