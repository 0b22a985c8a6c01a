"""`ndjudge problem verify` and `explain`."""

import os
import resource
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.problems.naming import DONE, FAULT, NO, PROBLEM_HELP, USAGE, AsJson, Jobs
from app.cli.terminal import answer, console, fail, print_json

if TYPE_CHECKING:
    from app.authoring.outcome import Verification
    from app.authoring.trial import Level


def verify_problems(
    problems: Annotated[list[str] | None, typer.Argument(help=PROBLEM_HELP)] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Every problem and lesson of the library.")
    ] = False,
    level: Annotated[
        str,
        typer.Option(
            help="lint runs no code of the author; fast runs all of it once; full runs it on "
            "five salts, with extra inputs and mutants."
        ),
    ] = "fast",
    only: Annotated[str, typer.Option(help="Only these checks, such as S01,W03.")] = "",
    jobs: Jobs = None,
    again: Annotated[
        bool, typer.Option("--again", help="Run everything, also what is known from before.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check packages; exits 0 when all may be published, 1 when one may not.

    Example: ndjudge problem verify layer-norm --level full
    """
    from app.authoring.lessons import lesson_folders
    from app.authoring.library import find_folder, library_folders
    from app.authoring.memory import Memory
    from app.authoring.verify import Request, parse_ids, verify
    from app.cli.problems.progress import Progress
    from app.cli.problems.tables import print_verification
    from app.settings import Settings
    from judge.run import JudgeError

    if all_ == bool(problems):
        fail("Name the problems to verify, or give --all: one of the two.", USAGE)
    everything = (*library_folders(), *lesson_folders())
    folders = list(everything) if all_ else [find_folder(name) for name in problems or ()]
    chosen, ids = chosen_level(level), parse_ids(only)
    terminal = console(to_stdout=True)
    with Progress(console(), len(folders), is_shown=not as_json) as progress:

        def on_done(result: "Verification") -> None:
            progress.finish(result.slug)
            if not as_json:
                print_verification(result, terminal, in_full=len(folders) == 1)

        request = Request(
            folders,
            chosen,
            ids,
            jobs or os.cpu_count() or 1,
            None if again else Memory(Settings().cache_dir),
            on_progress=progress.tell,
        )
        try:
            results = verify(request, on_done)
        except JudgeError as error:
            fail(f"We could not judge here: {error}\n`ndjudge doctor` says what is missing.", FAULT)
    is_ok = all(result.is_publishable for result in results)
    cpu_s = _cpu_s()
    if as_json:
        found = [result.to_json() for result in results]
        print_json({"ok": is_ok, "level": chosen, "problems": found, "cpu_seconds": cpu_s})
    else:
        _sum_up(results, cpu_s)
    raise typer.Exit(DONE if is_ok else NO)


def explain(
    check: Annotated[str, typer.Argument(help="The check's id, such as W03.")] = "",
    as_json: AsJson = False,
) -> None:
    """Say what a check is for, and how to mend what it finds; without an id, list all.

    Example: ndjudge problem explain W03
    """
    from app.authoring.explanations import explanation
    from app.authoring.verify import CHECKS, parse_ids

    ids = parse_ids(check) or {each.id for each in CHECKS}
    chosen = sorted((each for each in CHECKS if each.id in ids), key=lambda each: each.id)
    rows = [{"id": c.id, "title": c.title, "explanation": explanation(c.id)} for c in chosen]
    if as_json:
        print_json({"checks": rows})
        return
    for row in rows:
        answer(f"{row['id']}  {row['title']}")
        if check:
            answer(f"\n{row['explanation']}")


def chosen_level(text: str) -> "Level":
    """The level of that name; exits 2 when there is none."""
    from app.authoring.trial import Level

    try:
        return Level(text)
    except ValueError:
        fail(f'There is no level "{text}"; it is one of {", ".join(Level)}.', USAGE)


def _cpu_s() -> float:
    """Processor seconds of this process and of every child that has ended, the sandbox's too."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return round(sum(each.ru_utime + each.ru_stime for each in spent), 2)


def _oracles(results: "list[Verification]") -> str:
    """How many references are compared with something from outside, and with what not."""
    told = [each.oracle for each in results if each.oracle]
    recorded = sum("recorded" in each for each in told)
    live = sum("live" in each for each in told)
    alone = [each.slug for each in results if each.oracle == "none"]
    laws = len(told) - recorded - len(alone)
    missing = f", nothing: {', '.join(alone)}" if alone else ""
    return f"Oracles: {recorded} recorded ({live} live here too), {laws} by laws{missing}."


def _sum_up(results: "list[Verification]", cpu_s: float) -> None:
    if len(results) > 1:
        ready = sum(result.is_publishable for result in results)
        answer(f"{ready} of {len(results)} packages are clean; {cpu_s:.1f} s of processor time.")
        answer(_oracles(results))
    parts: dict[str, float] = {}
    for result in results:
        for name, took_s in ({} if result.is_recalled else result.trial.parts_s).items():
            parts[name] = parts.get(name, 0.0) + took_s
    if parts:
        shares = ", ".join(f"{name} {took_s:.1f} s" for name, took_s in parts.items())
        answer(f"Time went to: {shares}.")
