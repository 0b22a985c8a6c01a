"""`ndjudge report`: learners' reports from the shell."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.acting import note
from app.cli.database import Data, Json, open_database
from app.cli.terminal import print_json, say

if TYPE_CHECKING:
    from app.db.models import ProblemReport

report_app = typer.Typer(no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="The report's number, as `report list` shows it.")]


@report_app.command("list")
def list_reports(
    of: Annotated[
        str, typer.Option("--of", help="Only those that are this author's or administrator's.")
    ] = "",
    closed: Annotated[bool, typer.Option("--closed", help="Those that were closed.")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Show what learners reported, the oldest first.

    Example: ndjudge report list --of grace
    """
    from app.services import accounts, problem_reports
    from app.services.problem_reports import Show

    with open_database(data) as database:
        database.require_current()
        with database.session() as session:
            user = accounts.get_user(session, of) if of else None
            wanted = Show.MINE if user is not None else Show.OPEN
            show = Show.CLOSED if closed else wanted
            rows = [_facts(each) for each in problem_reports.list_reports(session, show, user)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        whose = row["assignee"] or "nobody's yet"
        say(f"#{row['id']}  {row['problem']}  {row['about']}  {whose}")
        say(f"    {row['text']}")
    if not rows:
        say("No reports.")


@report_app.command("assign")
def assign(
    number: Number,
    name: Annotated[str, typer.Argument(help="An author or administrator.")] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Give a report to somebody, who has a notice; without a name, back to everybody.

    Example: ndjudge report assign 12 grace
    """
    from app.services import problem_reports

    with open_database(data) as database:
        database.require_current()
        with database.transaction() as session:
            facts = _facts(problem_reports.assign(session, number, name or None, None))
            note(session, "report.assign", str(number), assignee=facts["assignee"])
    if as_json:
        print_json(facts)
    whose = facts["assignee"]
    say(f"Report {number} is {whose}'s." if whose else f"Report {number} is nobody's yet.")


@report_app.command("resolve")
def resolve(
    number: Number,
    answer: Annotated[str, typer.Option("--note", help="What the learner reads.")] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Close a report; the learner has a notice, with the note if there is one.

    Example: ndjudge report resolve 12 --note "The axis is named now."
    """
    from app.services import problem_reports

    with open_database(data) as database:
        database.require_current()
        with database.transaction() as session:
            facts = _facts(problem_reports.resolve(session, number, answer))
            is_answered = facts["answer"] is not None
            note(session, "report.resolve", str(number), answered=is_answered)
    if as_json:
        print_json(facts)
    say(f"Report {number} is closed.")


def _facts(report: "ProblemReport") -> dict[str, Any]:
    closed_at = report.closed_at
    return {
        "id": report.id,
        "problem": report.problem.slug,
        "about": report.about,
        "text": report.text,
        "submission": report.submission_id,
        "reporter": None if report.user is None else report.user.name,
        "assignee": None if report.assignee is None else report.assignee.name,
        "created_at": report.created_at.isoformat(timespec="seconds"),
        "closed_at": None if closed_at is None else closed_at.isoformat(timespec="seconds"),
        "answer": report.answer,
    }
