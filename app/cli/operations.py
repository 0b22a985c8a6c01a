"""`ndjudge rejudge` and `ndjudge salt rotate`: verdicts under new tests or a new salt."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.acting import note
from app.cli.database import Data, open_database
from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from app.db.engine import Database
    from app.services.rejudging import Judged
    from judge.run import Judge
    from problems.cases import Salt
    from problems.package import Problem

DONE, NO, USAGE, FAULT = 0, 1, 2, 3

salt_app = typer.Typer(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="How many run at once; one a core when not given.")
]


def rejudge(
    problem: Annotated[str, typer.Option("--problem", help="The problem's slug.")],
    apply: Annotated[
        bool, typer.Option("--apply", help="Move the verdicts; without it they are only shown.")
    ] = False,
    most: Annotated[
        int | None, typer.Option(min=1, help="Only the newest so many submissions.")
    ] = None,
    jobs: Jobs = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Judge stored submissions under today's tests and salt, and show which verdicts change.

    Old verdicts are kept. Who was accepted stays accepted, and reads that it was under earlier
    tests.

    Example: ndjudge rejudge --problem layer-norm --apply
    """
    from app.services import catalogue, rejudging, salts

    with open_database(data) as database:
        database.require_current()
        with database.transaction() as session:
            row = catalogue.find_any(session, problem)
            assert row.current_version_id is not None
            version_id, problem_id = row.current_version_id, row.id
            package = catalogue.package(session, version_id)
            salt = salts.current_salt(session)
            works = rejudging.to_judge(
                session, problem_id, package.judging_hash, salt.id, most=most
            )
        judged = _judge(package, salt, works, jobs, as_json)
        moved = None
        if apply and judged:
            with database.transaction() as session:
                made = rejudging.record(session, version_id, salt.id, judged, "rejudged by hand")
                moved = rejudging.apply(session, made)
                note(session, "problem.rejudge", problem, moved=moved)
    _tell(problem, judged, moved, as_json)


@salt_app.command("rotate")
def rotate(
    most: Annotated[
        int, typer.Option(min=0, help="How many accepted submissions to judge again at most.")
    ] = 1000,
    jobs: Jobs = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Give this site a new salt, and list accepted code that only passes with the old one.

    The library is proved on the new salt first; it is never shown. Verdicts stay as they are:
    what is listed may be hard-coded answers, for a person to look at.

    Example: ndjudge salt rotate
    """
    from app.cli.problems.progress import Progress
    from app.errors import Conflict
    from app.services import rotation
    from judge.run import Judge, JudgeError

    with open_database(data) as database:
        database.require_current()
        with database.session() as session:
            packages = rotation.packages_in_use(session)
        try:
            with Judge(jobs or os.cpu_count() or 1) as judge:
                with Progress(console(), len(packages), is_shown=not as_json) as progress:
                    salt = rotation.proved_salt(judge, list(packages.values()), progress.finish)
                found = _only_on_the_old(database, judge, packages, salt, most, as_json)
        except Conflict as error:
            fail(error.detail, NO)
        except JudgeError as error:
            fail(f"We could not judge here: {error}\nThe salt is the old one.", FAULT)
        with database.transaction() as session:
            suspects = rotation.store(session, salt, found)
            note(session, "salt.rotate", salt.id, suspects=len(suspects))
    _tell_rotation(salt.id, sum(map(len, found.values())), suspects, as_json)


def _only_on_the_old(
    database: "Database",
    judge: "Judge",
    packages: "dict[int, Problem]",
    salt: "Salt",
    most: int,
    as_json: bool,
) -> "dict[int, list[Judged]]":
    """Accepted submissions judged under the new salt, by version."""
    from app.cli.problems.progress import Progress
    from app.services import rejudging, rotation

    found: dict[int, list[Judged]] = {}
    with Progress(console(), len(packages), is_shown=not as_json) as progress:
        for version_id, package in packages.items():
            with database.session() as session:
                works = rotation.accepted_works(session, version_id, salt, most)
            found[version_id] = rejudging.judge_again(
                judge,
                package,
                salt,
                works,
                lambda done, total, slug=package.slug: progress.tell(  # type: ignore[misc]
                    slug, "judging again", done, total
                ),
            )
            progress.finish(package.slug)
    return found


def _judge(
    package: "Problem", salt: "Salt", works: Any, jobs: int | None, as_json: bool
) -> "list[Judged]":
    from app.cli.problems.progress import Progress
    from app.services import rejudging
    from judge.run import Judge, JudgeError

    if not works:
        return []
    try:
        with (
            Progress(console(), 1, is_shown=not as_json) as progress,
            Judge(jobs or os.cpu_count() or 1) as judge,
        ):
            return rejudging.judge_again(
                judge,
                package,
                salt,
                works,
                lambda done, total: progress.tell(package.slug, "judging again", done, total),
            )
    except JudgeError as error:
        fail(f"We could not judge here: {error}\nNo verdict was changed.", FAULT)


def _tell(slug: str, judged: "Sequence[Judged]", moved: int | None, as_json: bool) -> None:
    changes = [each for each in judged if each.is_change]
    if as_json:
        print_json(
            {
                "problem": slug,
                "judged": len(judged),
                "changes": [_change(each) for each in changes],
                "applied": moved is not None,
                "moved": moved or 0,
            }
        )
        return
    say(f"{len(judged)} submissions of {slug} were judged otherwise before; judged again:")
    for each in changes:
        say(f"  #{each.work.submission_id}: {each.work.verdict} → {each.report.verdict}")
    if not changes:
        say("  no verdict changes.")
    if moved is not None:
        say(f"{moved} verdicts moved; who was accepted stays so, under earlier tests.")
    elif judged:
        say(f"Nothing is changed yet: ndjudge rejudge --problem {slug} --apply")


def _tell_rotation(salt_id: str, judged: int, suspects: "Sequence[Judged]", as_json: bool) -> None:
    if as_json:
        print_json(
            {"salt": salt_id, "judged": judged, "suspects": [_change(each) for each in suspects]}
        )
        return
    say(f"New judgings use the salt {salt_id}. {judged} accepted submissions were judged with it.")
    for each in suspects:
        say(
            f"  #{each.work.submission_id} of {each.report.problem} only passes with the old salt "
            f"({each.report.verdict}): answers may be hard-coded. Look at the code."
        )
    if not suspects:
        say("All of them still pass.")


def _change(judged: "Judged") -> dict[str, Any]:
    return {
        "submission": judged.work.submission_id,
        "problem": judged.report.problem,
        "old": judged.work.verdict,
        "new": str(judged.report.verdict),
        "headline": judged.report.headline,
        "keeps_verdict": judged.loses_acceptance,
    }
