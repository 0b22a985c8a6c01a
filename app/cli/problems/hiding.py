"""`ndjudge problem hide`: problems out of learners' sight, and back."""

from typing import Annotated

import typer

from app.cli.acting import note
from app.cli.database import Data, open_database
from app.cli.problems.naming import AsJson
from app.cli.terminal import print_json, say


def hide(
    problems: Annotated[list[str], typer.Argument(help="Slugs of problems.")],
    show: Annotated[bool, typer.Option("--show", help="Show them again instead.")] = False,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Hide problems of this installation from learners; nothing of them is lost.

    Example: ndjudge problem hide layer-norm sgd
    """
    from app.services import hiding

    with open_database(data) as database:
        database.require_current()
        with database.transaction() as session:
            changed = hiding.set_hidden(session, problems, not show)
            for slug in changed:
                note(session, "problem.show" if show else "problem.hide", slug)
    if as_json:
        print_json({"hidden": not show, "changed": changed})
    verb = "shown again" if show else "hidden"
    say(f"{len(changed)} of {len(set(problems))} problems are {verb}: {', '.join(changed) or '-'}.")
