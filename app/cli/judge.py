"""`ndjudge judge`: judge a file here and now, with no server and no database."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from problems.package import Problem

ACCEPTED, NOT_ACCEPTED, USAGE, FAULT = 0, 1, 2, 3


def judge(
    problem: Annotated[
        str, typer.Argument(help="A slug of the library (layer-norm) or the path of a package.")
    ],
    file: Annotated[str, typer.Argument(help="The solution; - reads it from standard input.")],
    visible_only: Annotated[
        bool, typer.Option("--visible-only", help="Only the samples, as Run does.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the report as JSON on standard output.")
    ] = False,
) -> None:
    """Judge a file on this machine, sandboxed, under the public salt.

    Exits 0 when it is accepted, 1 when it is not, 2 for wrong usage, 3 when this machine
    cannot judge.

    Example: ndjudge judge layer-norm solution.py --json
    """
    from judge.run import Judge, JudgeError

    package = find_problem(problem)
    code = _read(file)
    try:
        with Judge(1) as here:
            report = here.run(package, code, visible_only=visible_only)
    except JudgeError as error:
        fail(
            f"We could not judge this: {error}\nRun `ndjudge doctor` to see what is missing.", FAULT
        )
    if as_json:
        print_json(report.to_json())
    else:
        from app.cli.render import print_report

        print_report(report.to_json(), console(to_stdout=True))
    raise typer.Exit(ACCEPTED if report.verdict == "accepted" else NOT_ACCEPTED)


def find_problem(name: str) -> "Problem":
    """The package at a path, or of that slug in the library; exits 2 with the remedy."""
    from problems.errors import PackageError
    from problems.load import LIBRARY_ROOT, load_folder
    from problems.schema import did_you_mean

    path = Path(name)
    if not (path / "problem.toml").is_file():
        folders = {p.parent.name: p.parent for p in LIBRARY_ROOT.glob("*/*/*/problem.toml")}
        if name not in folders:
            say(
                f'There is no problem "{name}" in the library and no package at that path.'
                f"{did_you_mean(name, sorted(folders))}"
            )
            fail("`ndjudge problem list` shows all.", USAGE)
        path = folders[name]
    try:
        return load_folder(path)
    except PackageError as error:
        fail(str(error), USAGE)


def _read(file: str) -> bytes:
    from judge.evaluation import MOST_SOURCE_BYTES

    try:
        code = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}. Give the path of the solution, or - for stdin.", USAGE)
    if len(code) > MOST_SOURCE_BYTES:
        fail(f"{file} has {len(code)} bytes; at most {MOST_SOURCE_BYTES} are judged.", USAGE)
    return code
