"""The page of the catalogue's numbers tells what the packages hold."""

import re
from pathlib import Path

from app.authoring.statistics import Held, held_by
from problems.load import load_library

PAGE = Path(__file__).parents[2] / "docs" / "catalogue-statistics.md"


def rows() -> list[dict[str, str]]:
    """The table, a dict a line."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    heads, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(heads, cells, strict=True)) for cells in body]


def cheap(held: Held) -> tuple[str, ...]:
    return (held.chapter, held.difficulty, str(held.solutions), str(held.misconceptions))


def test_the_page_tells_what_packages_hold():
    """Each line whose version is the package's agrees with it, and most of them are."""
    library = load_library().problems
    told = {row["problem"]: row for row in rows()}
    current = [
        slug
        for slug, row in told.items()
        if slug in library and held_by(library[slug]).version == row["version"]
    ]

    for slug in current:
        row, held = told[slug], held_by(library[slug])
        found = (row["chapter"], row["level"], row["solutions"], row["mistakes"])
        assert (*found, row["compared with"]) == (*cheap(held), held.oracle)
    # `make verify-full` tells where the page is behind; a change of a text need not renew it.
    assert len(current) >= len(library) / 2


def test_every_problem_told_is_strong_and_clean():
    """Nine of ten mutants are killed, and the totals are those of the lines."""
    told = rows()

    assert all(float(row["score"]) >= 0.9 and row["clean"] == "yes" for row in told)
    head = re.search(r"^(\d+) problems, (\d+) cases, (\d+) ", PAGE.read_text(), re.M)
    assert head is not None
    assert [int(number) for number in head.groups()] == [
        len(told),
        sum(int(row["cases"]) for row in told),
        sum(int(row["mistakes"]) for row in told),
    ]
