"""`ndjudge problem …`: write, look at and verify problem packages. No database, no server."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from rich.console import Console

    from app.authoring.verify import Level, Verification
    from problems.lint import Finding
    from problems.package import Problem

DONE, NOT_PUBLISHABLE, USAGE, FAULT = 0, 1, 2, 3
_STYLES = {"error": "bold red", "todo": "bold yellow", "warning": "yellow", "note": "dim"}
_PROBLEM_HELP = "A slug of the library (layer-norm) or the path of a package."

problems_app = typer.Typer(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]


@problems_app.command("new")
def new(
    slug: Annotated[str, typer.Argument(help="The new folder's name, such as rms-norm.")],
    entry: Annotated[str, typer.Option(help="What a solution defines, with types and shapes.")],
    title: Annotated[str | None, typer.Option(help="The name that learners see.")] = None,
    into: Annotated[Path, typer.Option(help="The chapter's folder to make it in.")] = Path("."),
    as_json: AsJson = False,
) -> None:
    """Write the skeleton of a new package and say what is left to do.

    Example: ndjudge problem new rms-norm --entry "rms_norm(x: float64[n, d]) -> float64[n, d]"
    """
    from app.authoring.scaffold import new_package
    from problems.lint import lint_folder

    folder = new_package(into, slug, entry, title)
    findings = lint_folder(folder)
    if as_json:
        print_json({"folder": str(folder), "todo": [_finding_json(f) for f in findings]})
        return
    say(f"Made {folder}. What is left to write:")
    for finding in findings:
        say(f"  {folder / str(finding.place)}: {finding.message}")
    say(f"Then run: ndjudge problem verify {folder}")


@problems_app.command("list")
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
    console().print(table)


@problems_app.command("show")
def show(
    problem: Annotated[str, typer.Argument(help=_PROBLEM_HELP)],
    starter: Annotated[
        bool, typer.Option("--starter", help="Print only the starter code, on stdout.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the facts of a package: signature, bounds, limits, groups, mistakes.

    Example: ndjudge problem show layer-norm --starter > solution.py
    """
    from problems.starter import starter_code

    package = _load(problem)
    if starter:
        typer.echo(starter_code(package), nl=False)
    elif as_json:
        print_json(_facts(package))
    else:
        _print_facts(package, console())


@problems_app.command("verify")
def verify_problems(
    problems: Annotated[list[str] | None, typer.Argument(help=_PROBLEM_HELP)] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every problem of the library.")] = False,
    level: Annotated[
        str, typer.Option(help="lint runs no code of the author; fast runs all of it once.")
    ] = "fast",
    only: Annotated[str, typer.Option(help="Only these checks, such as S01,W03.")] = "",
    as_json: AsJson = False,
) -> None:
    """Check packages; exits 0 when all may be published, 1 when one may not.

    Example: ndjudge problem verify layer-norm --level fast
    """
    from app.authoring.library import find_folder, library_folders
    from app.authoring.verify import parse_ids, verify
    from judge.run import JudgeError

    if all_ == bool(problems):
        fail("Name the problems to verify, or give --all: one of the two.", USAGE)
    chosen = _level(level)
    ids = parse_ids(only)
    folders = list(library_folders()) if all_ else [find_folder(name) for name in problems or ()]
    terminal = console()

    def on_done(result: "Verification") -> None:
        if not as_json:
            _print_verification(result, terminal, with_matrix=len(folders) == 1)

    try:
        results = verify(folders, chosen, ids, on_done)
    except JudgeError as error:
        fail(f"We could not judge here: {error}\n`ndjudge doctor` says what is missing.", FAULT)
    is_ok = all(result.is_publishable for result in results)
    if as_json:
        found = [result.to_json() for result in results]
        print_json({"ok": is_ok, "level": chosen, "problems": found})
    elif len(results) > 1:
        ready = sum(result.is_publishable for result in results)
        say(f"{ready} of {len(results)} problems are clean.")
    raise typer.Exit(DONE if is_ok else NOT_PUBLISHABLE)


def _level(text: str) -> "Level":
    from app.authoring.verify import Level

    try:
        return Level(text)
    except ValueError:
        fail(f'There is no level "{text}"; it is one of {", ".join(Level)}.', USAGE)


def _load(name: str) -> "Problem":
    from app.authoring.library import find_folder
    from problems.errors import PackageError
    from problems.load import load_folder

    try:
        return load_folder(find_folder(name))
    except PackageError as error:
        fail(str(error), USAGE)


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
        "constraints": {c.name: c.text for c in problem.constraints},
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


def _print_verification(result: "Verification", terminal: "Console", with_matrix: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    mark = Text("✓ ", style="green") if result.is_publishable else Text("✗ ", style="bold red")
    cases = sum(result.case_counts.values())
    detail = f"  {result.level}, {result.seconds:.1f} s" + (f", {cases} cases" if cases else "")
    terminal.print(mark + Text(result.slug, style="bold") + Text(detail, style="not bold dim"))
    if result.findings:
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        for finding in result.findings:
            severity = Text(str(finding.severity), style=_STYLES[finding.severity])
            place = Text(f"{finding.place}: ", style="cyan")
            table.add_row(f"  {finding.id}", severity, place + Text(finding.message, style="none"))
        terminal.print(table)
    if with_matrix and result.kills:
        terminal.print(_matrix(result))


def _matrix(result: "Verification") -> Any:
    """How many cases of each group catch each wrong solution."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2))
    table.add_column("wrong solution caught by")
    for group, count in result.case_counts.items():
        table.add_column(f"{group} /{count}", justify="right")
    for row in result.kills:
        table.add_row(row.id, *(str(number) for number in row.by_group.values()))
    return table


def _finding_json(finding: "Finding") -> dict[str, Any]:
    place = finding.place
    return {
        "id": finding.id,
        "severity": finding.severity,
        "file": place.file,
        "line": place.line,
        "message": finding.message,
    }
