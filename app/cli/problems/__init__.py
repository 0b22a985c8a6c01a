"""`ndjudge problem …`: the tools of authors. Heavy imports happen inside the commands."""

import typer

from app.cli.problems.comparing import diff, stats
from app.cli.problems.exchange import export
from app.cli.problems.facts import list_problems, new, show
from app.cli.problems.hiding import hide
from app.cli.problems.importing import import_packages
from app.cli.problems.preview import preview
from app.cli.problems.publishing import publish
from app.cli.problems.running import run, stress
from app.cli.problems.verification import explain, verify_problems

problems_app = typer.Typer(no_args_is_help=True)
problems_app.command("new")(new)
problems_app.command("list")(list_problems)
problems_app.command("show")(show)
problems_app.command("verify")(verify_problems)
problems_app.command("explain")(explain)
problems_app.command("run")(run)
problems_app.command("preview")(preview)
problems_app.command("stress")(stress)
problems_app.command("export")(export)
problems_app.command("import")(import_packages)
problems_app.command("diff")(diff)
problems_app.command("stats")(stats)
problems_app.command("publish")(publish)
problems_app.command("hide")(hide)

__all__ = ["problems_app"]
