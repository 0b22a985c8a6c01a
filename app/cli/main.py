"""`ndjudge`: every command, in groups. Heavy imports happen inside the commands."""

import os
import sys
from typing import NoReturn

import typer

from app.cli.admin import token_app, user_app
from app.cli.client import client
from app.cli.database import db_app
from app.cli.doctor import doctor
from app.cli.explanation import explain
from app.cli.judge import judge
from app.cli.operations import rejudge, salt_app
from app.cli.problems import problems_app
from app.cli.reports import report_app
from app.cli.serve import serve
from app.cli.terminal import fail, say
from app.cli.worker import worker

INTERRUPTED = 130
FAULT = 3

app = typer.Typer(
    name="ndjudge",
    help="A judge for array programming: solve, submit, author and operate.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(serve)
app.command()(worker)
app.command()(judge)
app.command()(doctor)
app.add_typer(problems_app, name="problem", help="Write, check and look at problems.")
app.add_typer(user_app, name="user", help="Accounts of this installation.")
app.add_typer(token_app, name="token", help="API tokens of this installation.")
app.add_typer(report_app, name="report", help="What learners say is wrong with problems.")
app.add_typer(db_app, name="db", help="The database of this installation.")
app.command()(rejudge)
app.add_typer(salt_app, name="salt", help="The secret that keeps hidden cases hidden.")
app.add_typer(client)
app.command()(explain)


def main() -> None:
    """Run the command line; what the user did wrong exits 2, our own faults exit 3."""
    from pydantic import ValidationError

    from app.errors import UserError

    try:
        app()
    except KeyboardInterrupt:
        say("Interrupted.")
        sys.exit(INTERRUPTED)
    except UserError as error:
        say(error.detail)
        sys.exit(2)
    except ValidationError as error:
        if error.title != "Settings":
            _end_with_fault(error)
        for fault in error.errors():
            name = "NDJUDGE_" + "__".join(str(part) for part in fault["loc"]).upper()
            say(f"{name} is {fault['input']!r}: {fault['msg']}. docs/settings.md lists them all.")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe left; closing stdout again at exit would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _end_with_fault(error)


def _end_with_fault(error: Exception) -> NoReturn:
    say(f"This is our fault: {type(error).__name__}: {error}")
    if os.environ.get("NDJUDGE_TRACEBACK"):
        raise error
    say("Set NDJUDGE_TRACEBACK=1 to see where, and report it with what you did.")
    sys.exit(FAULT)


__all__ = ["app", "fail", "main"]
