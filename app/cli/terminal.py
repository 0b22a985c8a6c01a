"""Where commands write: what was asked for on standard output, as text or as one JSON document;
how far they are, what is wrong and what to do on standard error."""

import json
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console


def console(to_stdout: bool = False) -> "Console":
    """A terminal to print on; standard error unless `to_stdout`."""
    from rich.console import Console

    return Console(stderr=not to_stdout, highlight=False)


def say(message: str) -> None:
    """Tell the person at the terminal."""
    typer.echo(message, err=True)


def answer(line: str) -> None:
    """Print a line of what was asked for."""
    typer.echo(line)


def print_json(value: Any) -> None:
    """Print a result for programs: one JSON document, in ASCII, on standard output."""
    typer.echo(json.dumps(value, indent=2, allow_nan=False))


def fail(message: str, exit_code: int) -> NoReturn:
    """Say what is wrong and exit."""
    say(message)
    raise typer.Exit(exit_code)
