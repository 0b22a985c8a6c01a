"""`ndjudge problem run` and `stress`: one file against the package that it belongs to."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.problems.naming import DONE, FAULT, NO, USAGE, AsJson, Named, load_problem
from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from app.authoring.stress import Discovery
    from judge.cases import PreparedCase
    from judge.report import Report
    from judge.run import Judge
    from problems.package import Problem

Of = Annotated[
    str | None, typer.Option("--problem", help="Its package, where FILE is in none: slug or path.")
]


def run(
    file: Annotated[Path, typer.Argument(help="The file to judge, such as wrong/ddof_one.py.")],
    problem: Of = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print every case: input, answer, expected value.")
    ] = False,
    case: Annotated[str, typer.Option(help="Show only this case, such as hidden-3.")] = "",
    expect: Annotated[
        str, typer.Option(help="The verdict that is wanted; exits 1 when it is another.")
    ] = "accepted",
    as_json: AsJson = False,
) -> None:
    """Judge any file as a learner's, and show what learners never see (public salt).

    Example: ndjudge problem run wrong/ddof_one.py --expect wrong_answer --show
    """
    from judge.run import Judge, JudgeError

    package = _package_of(file, problem)
    code = _read(file)
    try:
        with Judge(1) as judge:
            report = judge.run(package, code)
            cases = _shown(judge, package, code, case) if show or case else []
    except JudgeError as error:
        fail(f"We could not judge here: {error}", FAULT)
    if case and not cases:
        fail(f'There is no case "{case}"; the report names them all.', USAGE)
    if as_json:
        print_json({"report": report.to_json(), "cases": cases})
    else:
        _print_run(report, cases)
    raise typer.Exit(DONE if report.verdict == expect else NO)


def stress(
    problem: Named,
    file: Annotated[
        Path | None, typer.Argument(help="A file that should differ from the reference.")
    ] = None,
    mutant: Annotated[str, typer.Option(help="A surviving mutant, as verify names it.")] = "",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to search.")] = 30.0,
    write: Annotated[
        bool, typer.Option("--write", help="Add what was found to edges() of cases.py.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Search for a small input on which a file, or a mutant, and the reference differ.

    Exits 0 when one was found, 1 when none was.

    Example: ndjudge problem stress layer-norm --mutant M3c0d6c --write
    """
    from app.authoring.stress import search
    from app.authoring.trial import Trial
    from app.cli.problems.progress import Progress
    from judge.run import Judge, JudgeError

    package = load_problem(problem)
    source, why = _suspect(package, file, mutant)
    with Progress(console(), 1, is_shown=not as_json) as progress:
        try:
            with Judge(os.cpu_count() or 1) as judge:
                trial = Trial(judge, package)
                found = search(
                    trial,
                    source,
                    seconds,
                    lambda part, tried: progress.tell(package.slug, part, tried, 0),
                )
        except JudgeError as error:
            fail(f"We could not judge here: {error}", FAULT)
    if found is None:
        say("No input was found that tells the two apart.")
        if as_json:
            print_json({"found": False})
        raise typer.Exit(NO)
    added = _adopted(problem, found, why) if write else None
    _tell(found, added, as_json)


def _tell(found: "Discovery", added: str | None, as_json: bool) -> None:
    from app.authoring.literals import source_of

    if as_json:
        raw = source_of(found.raw, with_dtype=False)
        print_json({"found": True, "input": raw, "tried": found.tried, "added": added})
        return
    say(f"After {found.tried} inputs, this one tells the two apart:\n")
    typer.echo(found.case.args_text)
    say(f"\nThe reference answers {found.case.expected_text}.")
    if added is not None:
        say(f"Added to cases.py:\n{added}")


def _adopted(problem: str, found: "Discovery", why: str) -> str:
    from app.authoring.adopting import adopt
    from app.authoring.library import find_folder

    return adopt(find_folder(problem), found.raw, why)


def _suspect(package: "Problem", file: Path | None, mutant: str) -> tuple[str, str]:
    """The source to tell apart, and the comment for the case that does."""
    from app.authoring.mutants import mutants_of

    if (file is None) == (not mutant):
        fail("Give a FILE, or --mutant with a mutant's id: one of the two.", USAGE)
    if file is not None:
        return _read(file).decode("utf-8", "replace"), f"tells {file.name} apart"
    found = {each.id: each for each in mutants_of(package.reference)}
    if mutant not in found:
        fail(
            f'There is no mutant "{mutant}" of this reference; `ndjudge problem verify '
            f"{package.slug} --level full` names those that survive.",
            USAGE,
        )
    return found[mutant].source, f"tells `{found[mutant].becomes}` apart"


def _package_of(file: Path, problem: str | None) -> "Problem":
    if problem is not None:
        return load_problem(problem)
    folders = [f for f in file.resolve().parents if (f / "problem.toml").is_file()]
    if not folders:
        fail(f"{file} is in no package; name one with --problem.", USAGE)
    return load_problem(str(folders[0]))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}. Give the path of a Python file.", USAGE)


def _shown(judge: "Judge", package: "Problem", code: bytes, name: str) -> list[dict[str, Any]]:
    """Every case with its values: under the public salt nothing of it is a secret."""
    from judge.feedback.show import show_values
    from problems.cases import PUBLIC_SALT

    cases = judge.case_set(package, PUBLIC_SALT).cases
    execution = judge.execute(package, code.decode("utf-8", "replace"), cases)
    rows = []
    for case, outcome in zip(cases, execution.outcomes, strict=False):
        if name in ("", case.name):
            raised = outcome.raised
            rows.append(
                {
                    **_case_facts(case),
                    "answer": show_values(outcome.values) if outcome.values else None,
                    "raised": f"{raised.type_name}: {raised.message}" if raised else None,
                    "stopped": str(outcome.stopped.why) if outcome.stopped else None,
                }
            )
    return rows


def _case_facts(case: "PreparedCase") -> dict[str, Any]:
    return {
        "name": case.name,
        "group": case.group,
        "args": case.args_text,
        "expected": case.expected_text,
    }


def _print_run(report: "Report", cases: list[dict[str, Any]]) -> None:
    from rich.text import Text

    from app.cli.render import print_report

    terminal = console(to_stdout=True)
    print_report(report.to_json(), terminal)
    verdicts = {case.name: case.verdict for case in report.cases}
    for row in cases:
        head = f"{row['name']} ({row['group']}): {verdicts[row['name']]}"
        terminal.print(Text(f"\n{head}", style="bold"))
        for key in ("args", "answer", "raised", "stopped", "expected"):
            if row[key] is not None:
                terminal.print(Text(f"  {key}\n") + Text(_indented(str(row[key]))))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
