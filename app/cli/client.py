"""A learner's client: the commands that talk to the REST API of a server."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn
from uuid import uuid4

import typer

from app.cli.sources import read_cases, read_code
from app.cli.terminal import console, fail, print_json, say
from app.errors import UserError

if TYPE_CHECKING:
    from app.cli.connection import Connection

ACCEPTED, NOT_ACCEPTED, USAGE, FAULT = 0, 1, 2, 3
EVENT_ATTEMPTS = 20

client = typer.Typer(no_args_is_help=True)

Server = Annotated[
    str | None,
    typer.Option("--server", envvar="NDJUDGE_SERVER", help="Address; else the last login's."),
]
Token = Annotated[
    str | None,
    typer.Option("--token", envvar="NDJUDGE_TOKEN", help="API token; else the stored one."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the API's JSON on standard output.")]
Slug = Annotated[str, typer.Argument(help="The problem, as in its address: layer-norm")]


class Level(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@client.command()
def login(
    url: Annotated[str, typer.Argument(help="Address of the server: https://judge.example.org")],
    token: Token = None,
) -> None:
    """Sign in to a server with an API token, and make it the default.

    The token comes from NDJUDGE_TOKEN, from standard input, or you are asked for it.

    Example: ndjudge login http://127.0.0.1:8000
    """
    from app.cli import credentials
    from app.cli.connection import Connection

    with _answering():
        address = credentials.normal_url(url)
        found = credentials.Login(address, token or _ask_token(address))
        with Connection(found) as connection:
            user = connection.get("/me")
        path = credentials.save(found)
    say(f"Signed in to {address} as {user['name']}; the token is in {path}.")


@client.command()
def problems(
    query: Annotated[str | None, typer.Argument(help="Words to look for.")] = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    chapter: Annotated[str | None, typer.Option(help="Only this chapter.")] = None,
    difficulty: Annotated[Level | None, typer.Option(help="Only this difficulty.")] = None,
    tag: Annotated[str | None, typer.Option(help="Only with this tag.")] = None,
    server: Server = None,
    token: Token = None,
    as_json: AsJson = False,
) -> None:
    """List the problems of the server.

    Example: ndjudge problems attention --difficulty easy
    """
    wanted = {
        "q": query,
        "collection": collection,
        "chapter": chapter,
        "tag": tag,
        "difficulty": difficulty.value if difficulty else None,
    }
    with connected(server, token) as connection:
        items = list(_all_items(connection, "/problems", wanted))
    if as_json:
        print_json({"items": items, "next": None})
        return
    _print_problems(items)


@client.command()
def fetch(
    slug: Slug,
    folder: Annotated[Path, typer.Option("--to", help="Folder for the files.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    server: Server = None,
    token: Token = None,
    as_json: AsJson = False,
) -> None:
    """Write a problem's starter code (SLUG.py) and its statement (SLUG.md).

    Example: ndjudge fetch layer-norm
    """
    with connected(server, token) as connection:
        problem = connection.get(f"/problems/{_path_part(slug)}")
    name = problem["slug"].replace("/", "-")
    files = {
        folder / f"{name}.py": problem["starter_code"],
        folder / f"{name}.md": f"# {problem['title']}\n\n{problem['statement_markdown']}\n",
    }
    existing = [str(path) for path in files if path.exists()]
    if existing and not force:
        fail(f"{' and '.join(existing)} would be replaced; --force allows it.", USAGE)
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
        say(f"Wrote {path}")
    if as_json:
        print_json(problem)


@client.command()
def run(
    slug: Slug,
    file: Annotated[Path, typer.Argument(help="Your solution; - reads standard input.")],
    cases: Annotated[
        Path | None,
        typer.Option(help='Own inputs, a JSON file: [{"args": {"x": "[1, 2]"}}]'),
    ] = None,
    server: Server = None,
    token: Token = None,
    as_json: AsJson = False,
) -> None:
    """Run a file on the visible cases, or on your own inputs; nothing is graded.

    Example: ndjudge run layer-norm layer-norm.py
    """
    body: dict[str, Any] = {"code": read_code(file)}
    if cases is not None:
        body["cases"] = read_cases(cases)
    with connected(server, token) as connection:
        report = connection.post(f"/problems/{_path_part(slug)}/runs", body)
    _finish(report, report, as_json)


@client.command()
def submit(
    slug: Slug,
    file: Annotated[Path, typer.Argument(help="Your solution; - reads standard input.")],
    server: Server = None,
    token: Token = None,
    as_json: AsJson = False,
) -> None:
    """Submit a file, wait for the verdict and print the report.

    Example: ndjudge submit layer-norm layer-norm.py
    """
    code = read_code(file)
    with connected(server, token) as connection:
        # The key makes it safe to send again when the answer got lost on the way.
        queued = connection.post(
            f"/problems/{_path_part(slug)}/submissions",
            {"code": code},
            headers={"Idempotency-Key": str(uuid4())},
        )
        submission = _await_verdict(connection, queued["id"])
    _finish(submission, submission["report"], as_json)


@contextmanager
def _answering() -> Iterator[None]:
    """Turn refusals into a message on standard error and the exit code."""
    from app.cli.connection import CallError

    try:
        yield
    except CallError as error:
        fail(error.message, error.exit_code)
    except UserError as error:
        fail(error.detail, USAGE)


@contextmanager
def connected(server: str | None, token: str | None) -> Iterator["Connection"]:
    """A connection to the server; its refusals end the command with their message."""
    from app.cli import credentials
    from app.cli.connection import Connection

    with _answering(), Connection(credentials.find(server, token)) as connection:
        yield connection


def _ask_token(url: str) -> str:
    if not sys.stdin.isatty():
        token = sys.stdin.readline().strip()
        if not token:
            fail(f"No token on standard input; make one at {url}/settings/tokens.", USAGE)
        return token
    page = f"{url}/settings/tokens"
    say(f"Make a token at {page} and paste it here.")
    typer.launch(page)
    answer: str = typer.prompt("Token", hide_input=True, err=True)
    return answer.strip()


def _all_items(
    connection: "Connection", path: str, query: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    cursor: str | None = None
    while True:
        page = connection.get(path, limit=100, cursor=cursor, **query)
        yield from page["items"]
        cursor = page["next"]
        if cursor is None:
            return


def _await_verdict(connection: "Connection", submission_id: int) -> dict[str, Any]:
    """The submission once it is final; shows where it is meanwhile."""
    submission: dict[str, Any] = {"status": "queued"}
    with console().status("Waiting …") as status:
        for _ in range(EVENT_ATTEMPTS):
            for name, data in connection.events(f"/submissions/{submission_id}/events"):
                status.update(_progress_words(name, data))
            submission = connection.get(f"/submissions/{submission_id}")
            if submission["status"] not in {"queued", "running"}:
                break
        else:
            fail(
                f"Submission {submission_id} is still {submission['status']}; look at it later: "
                f"{connection.login.url}/submissions/{submission_id}",
                FAULT,
            )
    return submission


def _progress_words(name: str, data: dict[str, Any]) -> str:
    if name == "queued" and data.get("position"):
        return f"Queued, position {data['position']} …"
    if name == "running" and data.get("total"):
        return f"Running, case {data['done']} of {data['total']} …"
    return "Waiting …"


def _finish(answer: dict[str, Any], report: dict[str, Any] | None, as_json: bool) -> NoReturn:
    """Print what the server answered and exit with the code of its verdict."""
    if as_json:
        print_json(answer)
    elif report is None:
        say(f"This submission is {answer['status']}; it has no report.")
    else:
        from app.cli.render import print_report

        print_report(report, console(to_stdout=True))
    match report["verdict"] if report else None:
        case "accepted":
            raise typer.Exit(ACCEPTED)
        case "judge_error":
            raise typer.Exit(FAULT)
        case _:
            raise typer.Exit(NOT_ACCEPTED)


def _print_problems(items: list[dict[str, Any]]) -> None:
    from rich.table import Column, Table

    if not items:
        say("No problem fits these words.")
        return
    # The slug is typed after `fetch` and `submit`, so it is never cut.
    problem = Column("Problem", no_wrap=True, min_width=max(len(item["slug"]) for item in items))
    table = Table("", "Number", problem, "Title", "Difficulty", box=None)
    marks = {"solved": "✓", "tried": "…"}
    for item in items:
        mark = marks.get(item.get("status") or "", "")
        table.add_row(mark, str(item["number"]), item["slug"], item["title"], item["difficulty"])
    console(to_stdout=True).print(table)


def _path_part(slug: str) -> str:
    from urllib.parse import quote

    return quote(slug, safe="")
