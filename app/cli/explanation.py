"""`ndjudge explain`: the explanation of a result, from any server."""

from typing import Annotated, Any

import typer

from app.cli.client import ACCEPTED, USAGE, AsJson, Server, Token, connected
from app.cli.terminal import console, fail, print_json


def explain(
    submission: Annotated[
        int | None, typer.Argument(help="Its number; your newest submission when left out.")
    ] = None,
    server: Server = None,
    token: Token = None,
    as_json: AsJson = False,
) -> None:
    """Explain the result of a submission: what is known for certain, and what to try next.

    Example: ndjudge explain 42
    """
    with connected(server, token) as connection:
        number = submission if submission is not None else _newest(connection.get("/submissions"))
        found = connection.get(f"/submissions/{number}/explanation")
    if as_json:
        print_json(found)
    else:
        _print(found)
    raise typer.Exit(ACCEPTED)


def _newest(page: dict[str, Any]) -> int:
    if not page["items"]:
        fail("You have no submission yet: ndjudge submit SLUG FILE makes one.", USAGE)
    return int(page["items"][0]["id"])


def _print(found: dict[str, Any]) -> None:
    from rich.text import Text

    from app.cli.render import plain

    screen = console(to_stdout=True)
    for line in found["text"].splitlines():
        if line.startswith("## "):
            screen.print(Text(line.removeprefix("## "), style="bold"))
        else:
            screen.print(plain(line))
    if found["similar"]:
        slugs = ", ".join(each["problem"] for each in found["similar"])
        screen.print(plain(f"\nSimilar problems: {slugs}"))
