"""`ndjudge problem new`, `list` and `show`: the skeleton of a package, and its facts."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.problems.naming import PROBLEM_HELP, USAGE, AsJson, load_problem
from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from rich.console import Console

    from problems.package import Problem


def new(
    slug: Annotated[str | None, typer.Argument(help="The new folder's name: rms-norm.")] = None,
    entry: Annotated[
        str | None, typer.Option(help="What a solution defines, with types and shapes.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The name that learners see.")] = None,
    into: Annotated[Path, typer.Option(help="The chapter's folder to make it in.")] = Path("."),
    as_json: AsJson = False,
) -> None:
    """Write the skeleton of a new package and say what is left to do.

    What is not given is asked for.

    Example: ndjudge problem new rms-norm --entry "rms_norm(x: float64[n, d]) -> float64[n, d]"
    """
    from app.authoring.outcome import findings_json
    from app.authoring.scaffold import new_package, read_entry, require_slug
    from problems.lint import lint_folder

    is_asked = slug is None or entry is None
    slug = slug or _ask("Slug, such as rms-norm", require_slug)
    entry = entry or _ask("Entry, such as rms_norm(x: float64[n, d]) -> float64[n, d]", read_entry)
    if is_asked and title is None:
        title = _ask("Title", str, slug.replace("-", " ").capitalize())
    folder = new_package(into, slug, entry, title)
    findings = lint_folder(folder)
    if as_json:
        print_json({"folder": str(folder), "todo": findings_json(findings)})
        return
    say(f"Made {folder}. What is left to write:")
    for finding in findings:
        say(f"  {folder / str(finding.place)}: {finding.message}")
    say(f"Then run: ndjudge problem verify {folder}")


def _ask(what: str, check: Callable[[str], object], default: str | None = None) -> str:
    """Ask the person at the terminal until `check` takes the answer.

    Without a terminal, say which option is missing.
    """
    from app.errors import Invalid

    if not sys.stdin.isatty():
        fail("Give the slug, and --entry with what a solution defines; see --help.", USAGE)
    while True:
        answer: str = typer.prompt(what, default=default, err=True)
        try:
            check(answer)
        except Invalid as error:
            say(error.detail)
        else:
            return answer


def list_problems(
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the problems of the library.

    Example: ndjudge problem list --collection llm
    """
    from problems.errors import PackageError
    from problems.load import load_library

    try:
        library = load_library()
    except PackageError as error:
        fail(str(error), USAGE)
    chosen = [p for p in library.problems.values() if collection in (None, p.collection)]
    if as_json:
        print_json({"problems": [_row(problem) for problem in chosen]})
        return
    from rich.table import Table

    table = Table(box=None)
    table.add_column("problem", no_wrap=True, overflow="fold")
    for name in ("difficulty", "chapter", "mistakes"):
        table.add_column(name, overflow="fold")
    for problem in chosen:
        place = f"{problem.collection}/{problem.chapter}"
        count = str(len(problem.misconceptions))
        table.add_row(problem.slug, str(problem.difficulty), place, count)
    console(to_stdout=True).print(table)


def show(
    problem: Annotated[str, typer.Argument(help=PROBLEM_HELP)],
    starter: Annotated[
        bool, typer.Option("--starter", help="Print only the starter code, on stdout.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the facts of a package: signature, bounds, limits, groups, mistakes.

    Example: ndjudge problem show layer-norm --starter > solution.py
    """
    from problems.starter import starter_code

    package = load_problem(problem)
    if starter:
        typer.echo(starter_code(package), nl=False)
    elif as_json:
        print_json(_facts(package))
    else:
        _print_facts(package, console(to_stdout=True))


def _row(problem: "Problem") -> dict[str, Any]:
    return {
        "slug": problem.slug,
        "title": problem.title,
        "difficulty": problem.difficulty,
        "collection": problem.collection,
        "chapter": problem.chapter,
        "tags": list(problem.tags),
    }


def _facts(problem: "Problem") -> dict[str, Any]:
    return {
        **_row(problem),
        "entry": problem.entry.text,
        "constraints": {c.name: c.in_full for c in problem.constraints},
        "conventions": dict(problem.conventions),
        "constants": dict(problem.constants),
        "limits": vars(problem.limits),
        "groups": {
            group.name: [{"gen": use.name, "count": use.count} for use in group.uses]
            for group in problem.groups
        },
        "hints": len(problem.hints),
        "misconceptions": {m.id: m.message for m in problem.misconceptions},
        "solutions": {s.id: s.title for s in problem.solutions},
        "package_hash": problem.package_hash,
        "judging_hash": problem.judging_hash,
    }


def _print_facts(problem: "Problem", terminal: "Console") -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(overflow="fold")
    for name, value in _facts(problem).items():
        if isinstance(value, dict):
            text = "\n".join(f"{key}: {_short(item)}" for key, item in value.items())
        else:
            text = ", ".join(value) if isinstance(value, list) else str(value)
        table.add_row(Text(name.replace("_", " "), style="bold"), Text(text or "none"))
    terminal.print(table)


def _short(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(f"{use['count']} × {use['gen']}" for use in value)
    return str(value)
