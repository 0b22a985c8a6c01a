"""`ndjudge problem publish`: a package goes to the learners of this installation."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.acting import note
from app.cli.database import Data, open_database
from app.cli.problems.naming import (
    FAULT,
    NO,
    USAGE,
    AsJson,
    Jobs,
    load_problem,
    stands_in_a_chapter,
)
from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from app.authoring.outcome import Verification
    from app.db.engine import Database
    from app.db.models import PublishPlan
    from app.services.publishing import Ground
    from problems.cases import Salt
    from problems.package import Problem

MOST_JUDGED_AGAIN = 1000


def publish(
    problem: Annotated[str, typer.Argument(help="The package to publish: slug or path.")] = "",
    chapter: Annotated[
        str, typer.Option(help="COLLECTION/CHAPTER, where its folder does not say it.")
    ] = "",
    apply: Annotated[str, typer.Option("--apply", help="Put this plan into effect.")] = "",
    cancel: Annotated[str, typer.Option("--cancel", help="Drop this plan.")] = "",
    release: Annotated[
        str, typer.Option("--release", help="Give this slug back to the library on disk.")
    ] = "",
    plans: Annotated[bool, typer.Option("--plans", help="List the plans that wait.")] = False,
    most: Annotated[
        int, typer.Option(min=0, help="How many stored submissions to judge again at most.")
    ] = MOST_JUDGED_AGAIN,
    jobs: Jobs = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Publish a package in two steps: a plan with its proof, then --apply or --cancel.

    The plan verifies the package at full, with this site's own salt too, and judges stored
    submissions in the shadow; nothing changes for anybody before it is applied.

    Example: ndjudge problem publish ./rms-norm --chapter llm/attention
    """
    given = [name for name in (problem, apply, cancel, release, plans) if name]
    if len(given) != 1:
        fail("Name a package, or give one of --apply, --cancel, --release, --plans.", USAGE)
    with open_database(data) as database:
        database.require_current()
        if problem:
            _plan(database, problem, chapter, most, jobs or os.cpu_count() or 1, as_json)
        elif plans:
            _list_plans(database, as_json)
        elif apply:
            _apply(database, apply, as_json)
        else:
            _close(database, cancel, release, as_json)


def _plan(
    database: "Database", name: str, chapter: str, most: int, jobs: int, as_json: bool
) -> None:
    """Prove the package with this site's salt, judge in the shadow, store the plan."""
    from app.services import publishing, salts

    package = load_problem(name)
    with database.transaction() as session:
        salt = salts.current_salt(session)
        present = publishing.ground(session, package.slug)
        earlier = publishing.find_planned(session, package.slug, package.package_hash)
    package = _placed(name, package, chapter, present)
    if present.package_hash == package.package_hash and present.is_published:
        say(f"{package.slug} is published as it is; nothing to do.")
        if as_json:
            print_json({"plan": None, "published": True})
        return
    if earlier is not None:
        say("This package is planned already.")
        _tell_plan(earlier, as_json)
        return
    result = _proof(name, salt, jobs, as_json)
    if not result.is_publishable:
        say("Nothing was planned: the package is not in order.")
        if as_json:
            print_json({"plan": None, "published": False, "verification": result.to_json()})
        raise typer.Exit(NO)
    _store_plan(database, package, present, salt, result, most, jobs, as_json)


def _store_plan(
    database: "Database",
    package: "Problem",
    present: "Ground",
    salt: "Salt",
    result: "Verification",
    most: int,
    jobs: int,
    as_json: bool,
) -> None:
    from app.cli.problems.progress import Progress
    from app.services import proposing, publishing, rejudging
    from app.services.catalogue import sample_views
    from judge.run import Judge

    with database.session() as session:
        works = proposing.works(session, package, present, salt, most)
    with Progress(console(), 1, is_shown=not as_json) as progress, Judge(jobs) as judge:
        judged = rejudging.judge_again(
            judge,
            package,
            salt,
            works,
            lambda done, total: progress.tell(package.slug, "judging again", done, total),
        )
        samples = sample_views(judge.samples(package))
    proof = proposing.proof(result, judged, present)
    with database.transaction() as session:
        made = publishing.plan(session, package, proof, judged, salt.id, samples)
        note(session, "problem.plan", package.slug, plan=made.id)
    _tell_plan(made, as_json)


def _placed(name: str, package: "Problem", chapter: str, present: "Ground") -> "Problem":
    """The package with the collection and chapter that it is published in."""
    import dataclasses

    if chapter:
        collection, slash, slug = chapter.partition("/")
        if not (collection and slash and slug):
            fail(f'--chapter is "{chapter}"; write COLLECTION/CHAPTER, such as llm/attention.', 2)
        return dataclasses.replace(package, collection=collection, chapter=slug)
    if stands_in_a_chapter(name):
        return package
    if present.collection is None or present.chapter is None:
        fail("Say where it belongs: --chapter COLLECTION/CHAPTER, such as llm/attention.", USAGE)
    return dataclasses.replace(package, collection=present.collection, chapter=present.chapter)


def _proof(name: str, salt: "Salt", jobs: int, as_json: bool) -> "Verification":
    """Verification at full, with the site's own salt as a sixth round; it is never shown."""
    from app.authoring.library import find_folder
    from app.authoring.trial import Level, Round
    from app.authoring.verify import Request, verify
    from app.cli.problems.progress import Progress
    from app.cli.problems.tables import print_verification
    from judge.run import JudgeError

    terminal = console()
    with Progress(terminal, 1, is_shown=not as_json) as progress:
        request = Request(
            [find_folder(name)],
            Level.FULL,
            jobs=jobs,
            salts=(Round("this site's salt", salt),),
            on_progress=progress.tell,
        )
        try:
            (result,) = verify(request)
        except JudgeError as error:
            fail(f"We could not judge here: {error}\nNothing was planned.", FAULT)
    if not as_json:
        print_verification(result, terminal, in_full=False)
    return result


def _tell_plan(plan: "PublishPlan", as_json: bool) -> None:
    facts = plan_facts(plan)
    if as_json:
        print_json(facts)
        return
    say(f"Plan {plan.id}: {plan.slug} in {plan.collection}/{plan.chapter}.")
    for change, count in facts["changes"].items():
        say(f"  {count} stored submissions: {change}")
    if plan.proof.get("takes_over"):
        say(
            "  This slug comes from the library on disk. Once applied it is managed here, and the "
            f"library's copy is left out until `ndjudge problem publish --release {plan.slug}`."
        )
    say(f"Apply it:  ndjudge problem publish --apply {plan.id}")
    say(f"Drop it:   ndjudge problem publish --cancel {plan.id}")


def plan_facts(plan: "PublishPlan") -> dict[str, Any]:
    """A plan as programs read it."""
    return {
        "plan": plan.id,
        "state": plan.state,
        "problem": plan.slug,
        "collection": plan.collection,
        "chapter": plan.chapter,
        "package_hash": plan.package_hash,
        "changes": plan.proof.get("changes", {}),
        "takes_over": plan.proof.get("takes_over", False),
        "created_at": plan.created_at.isoformat(timespec="seconds"),
    }


def _list_plans(database: "Database", as_json: bool) -> None:
    from app.services import publishing

    with database.session() as session:
        found = [plan_facts(plan) for plan in publishing.list_plans(session)]
    if as_json:
        print_json({"plans": found})
    for facts in found:
        say(f"{facts['plan']}  {facts['problem']}  planned {facts['created_at']}")
    if not found:
        say("No plan waits.")


def _apply(database: "Database", plan_id: str, as_json: bool) -> None:
    from app.services import publishing

    with database.transaction() as session:
        plan, moved = publishing.apply(session, plan_id)
        note(session, "problem.publish", plan.slug, plan=plan.id, moved=moved)
        facts = {**plan_facts(plan), "moved": moved}
    if as_json:
        print_json(facts)
    say(f"{plan.slug} is published; {moved} verdicts moved. A running server shows it at once.")


def _close(database: "Database", cancel: str, release: str, as_json: bool) -> None:
    from app.services import publishing

    with database.transaction() as session:
        if cancel:
            facts = plan_facts(publishing.cancel(session, cancel))
            note(session, "problem.cancel", facts["problem"], plan=cancel)
        else:
            publishing.release(session, release)
            note(session, "problem.release", release)
            facts = {"released": release}
    if as_json:
        print_json(facts)
    say(
        f"Plan {cancel} is dropped; nothing changed."
        if cancel
        else f"{release} is the library's again, from the next start on."
    )
