"""`ndjudge problem diff` and `stats`: what a change means, and how problems do."""

import os
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.database import Data, open_database
from app.cli.problems.naming import (
    DONE,
    FAULT,
    NO,
    PROBLEM_HELP,
    USAGE,
    AsJson,
    Jobs,
    Named,
    load_problem,
    stands_in_a_chapter,
)
from app.cli.terminal import answer, console, fail, print_json, say

if TYPE_CHECKING:
    from app.authoring.difference import Change
    from app.authoring.statistics import Row


def diff(
    problem: Named,
    against: Annotated[
        str, typer.Option(help="Another package, by path; the published version otherwise.")
    ] = "",
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Say what a changed package means for learners, and how many verdicts it may move.

    Exits 0 when nothing differs, 1 when something does.

    Example: ndjudge problem diff layer-norm
    """
    from app.authoring.difference import Weight, compare
    from app.services import catalogue

    new = load_problem(problem)
    stored = None
    if against:
        old = load_problem(against)
    else:
        with open_database(data) as database:
            database.require_current()
            with database.session() as session:
                row = catalogue.find_any(session, new.slug)
                assert row.current_version_id is not None
                old = catalogue.package(session, row.current_version_id)
                if not stands_in_a_chapter(problem):
                    new = replace(new, collection=old.collection, chapter=old.chapter)
                stored = {"judged": row.judged, "accepted": row.accepted, "solvers": row.solvers}
    changes = compare(old, new)
    moves = any(change.weight is Weight.TESTS for change in changes)
    if as_json:
        rows = [vars(change) for change in changes]
        print_json({"changes": rows, "moves_verdicts": moves, "stored": stored})
    else:
        _print_changes(changes, moves, stored)
    raise typer.Exit(NO if changes else DONE)


def _print_changes(changes: "Sequence[Change]", moves: bool, stored: dict[str, int] | None) -> None:
    for change in changes:
        answer(f"  {change.weight:<5}  {change}")
    if not changes:
        answer("Nothing differs.")
    elif not moves:
        answer("Only texts differ: every stored verdict stays valid.")
    elif stored is not None:
        answer(
            f"The tests differ: {stored['judged']} stored verdicts, {stored['accepted']} of them "
            "accepted, were made with the old ones. `ndjudge problem publish` shows what they "
            "would be."
        )


def stats(
    problems: Annotated[list[str] | None, typer.Argument(help=PROBLEM_HELP)] = None,
    live: Annotated[
        bool, typer.Option("--live", help="How learners do, from this site's database.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print a page of the numbers, on stdout.")
    ] = False,
    check: Annotated[
        Path | None, typer.Option(help="Say whether this page is up to date; exits 1 if not.")
    ] = None,
    jobs: Jobs = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Count what packages hold and how strong their cases are; with --live, what learners do.

    The last column of --live is the list of misconceptions still to be written.

    Example: ndjudge problem stats layer-norm --live
    """
    from app.authoring.statistics import SHORT, page

    if live:
        found = _live_rows(problems or [], data)
        shown = [{name: str(value) for name, value in row.items()} for row in found]
    else:
        rows = _package_rows(problems or [], jobs)
        if check is not None:
            _require_current(check, page(rows))
            return
        if markdown:
            typer.echo(page(rows), nl=False)
            return
        found = [row.to_json() for row in rows]
        shown = [{name: row.cells()[name] for name in SHORT} for row in rows]
    if as_json:
        print_json({"problems": found})
    else:
        _print_rows(shown)


def _require_current(file: Path, wanted: str) -> None:
    """Exit 1, with the lines that differ, where a page is behind its packages."""
    try:
        found = file.read_text(encoding="utf-8")
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.", USAGE)
    if found == wanted:
        say(f"{file} is up to date.")
        return
    for line in unified_diff(found.splitlines(), wanted.splitlines(), n=0, lineterm=""):
        if line[:3] not in ("---", "+++"):
            say(line)
    fail(f"{file} is behind: write it anew with `make statistics`.", NO)


def _package_rows(names: Sequence[str], jobs: int | None) -> "list[Row]":
    """A row for each package, from verification at full; what is known from before is recalled."""
    from app.authoring.library import find_folder, library_folders
    from app.authoring.memory import Memory
    from app.authoring.statistics import row_of
    from app.authoring.trial import Level
    from app.authoring.verify import Request, verify
    from app.cli.problems.progress import Progress
    from app.settings import Settings
    from judge.run import JudgeError

    folders = [find_folder(name) for name in names] or list(library_folders())
    packages = [load_problem(str(folder)) for folder in folders]
    with Progress(console(), len(folders)) as progress:
        request = Request(
            folders,
            Level.FULL,
            jobs=jobs or os.cpu_count() or 1,
            memory=Memory(Settings().cache_dir),
            on_progress=progress.tell,
        )
        try:
            results = verify(request, lambda result: progress.finish(result.slug))
        except JudgeError as error:
            fail(f"We could not judge here: {error}", FAULT)
    return [row_of(*both) for both in zip(packages, results, strict=True)]


def _live_rows(names: Sequence[str], data: Any) -> list[dict[str, Any]]:
    from app.services import failures

    slugs = [load_problem(name).slug for name in names]
    with open_database(data) as database:
        database.require_current()
        with database.session() as session:
            found = failures.by_problem(session, slugs)
    return [
        {
            "problem": each.slug,
            "judged": each.judged,
            "accepted": each.accepted,
            "solvers": each.solvers,
            "failed": each.failed,
            "matched": each.matched,
            "unmatched": "; ".join(str(pattern) for pattern in each.unmatched),
        }
        for each in found
    ]


def _print_rows(rows: Sequence[dict[str, str]]) -> None:
    from rich.table import Table

    if not rows:
        say("There is nothing to count yet.")
        return
    table = Table(box=None)
    for head in rows[0]:
        table.add_column(head, overflow="fold", no_wrap=head == "problem")
    for row in rows:
        table.add_row(*row.values())
    console(to_stdout=True).print(table)
