"""`ndjudge user` and `ndjudge token`: what an operator does from the shell."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.acting import note
from app.cli.database import Data, Json, open_database
from app.cli.terminal import console, print_json, say

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.db.models import ApiToken, User

user_app = typer.Typer(no_args_is_help=True)
token_app = typer.Typer(no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The user's name.")]


@user_app.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option(help="learner, author, teacher or admin.")] = "learner",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make an account; asks for the password, or reads a line from standard input."""
    from app.services import accounts

    password = _read_password()
    with _transaction(data) as session:
        user = accounts.add_user(session, name, password, role)
        note(session, "user.add", user.name, role=user.role)
    _show_user(user, f"Made {user.name} ({user.role}).", as_json)


@user_app.command("list")
def list_users(
    search: Annotated[str, typer.Argument(help="Part of a name.")] = "",
    guests: Annotated[bool, typer.Option("--guests", help="Show guests too.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 1000,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Show the accounts."""
    from app.services import accounts

    with _transaction(data) as session:
        users = accounts.list_users(session, search, guests=guests, limit=limit)
    rows = [_user_facts(user) for user in users]
    _show_rows("No users.", ("name", "role", "is_disabled", "created_at"), rows, as_json)


@user_app.command("role")
def set_role(
    name: Name,
    role: Annotated[str, typer.Argument(help="learner, author, teacher or admin.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Give a user another role."""
    from app.services import accounts

    with _transaction(data) as session:
        user = accounts.set_role(session, name, role)
        note(session, "user.role", user.name, role=user.role)
    _show_user(user, f"{user.name} is {user.role} now.", as_json)


@user_app.command("password")
def set_password(name: Name, data: Data = None, as_json: Json = False) -> None:
    """Give a user a new password and end their sessions; asked for, or a line of standard input."""
    from app.services import accounts

    password = _read_password()
    with _transaction(data) as session:
        user = accounts.set_password(session, name, password)
        note(session, "user.password", user.name)
    _show_user(user, f"{user.name} has a new password; their sessions ended.", as_json)


@user_app.command("reset-link")
def make_reset_link(name: Name, data: Data = None, as_json: Json = False) -> None:
    """Make a link with which a user chooses a new password; it works once, within an hour.

    Example: ndjudge user reset-link ada
    """
    from app.services import accounts
    from app.settings import Settings

    with _transaction(data) as session:
        user = accounts.get_user(session, name)
        token = accounts.make_reset(session, user)
        note(session, "user.reset-link", user.name)
    link = f"{(Settings().public_url or '').rstrip('/')}/reset/{token}"
    if as_json:
        print_json({"name": user.name, "link": link})
        return
    say(f"Give this to {user.name}, over a channel that only they read:")
    typer.echo(link)


@user_app.command("disable")
def disable(
    name: Name,
    enable: Annotated[bool, typer.Option("--enable", help="Let them in again.")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Lock a user out: sessions end, tokens stop working, nothing is deleted."""
    from app.services import accounts

    with _transaction(data) as session:
        user = accounts.disable(session, name, disabled=not enable)
        note(session, "user.enable" if enable else "user.disable", user.name)
    _show_user(user, f"{user.name} is {'enabled' if enable else 'disabled'}.", as_json)


@token_app.command("create")
def create_token(
    user: Name,
    name: Annotated[str, typer.Argument(help="What the token is for.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, submit or admin; repeat for several.")
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make an API token; it is printed once and cannot be shown again."""
    from app.services import accounts

    with _transaction(data) as session:
        owner = accounts.get_user(session, user)
        row, token = accounts.create_token(session, owner, name, scope or ("read", "submit"))
        note(session, "token.create", owner.name, name=row.name, scopes=list(row.scopes))
        facts = _token_facts(row, owner) | {"token": token}
    if as_json:
        print_json(facts)
        return
    say(f"Token {row.id} of {owner.name}; keep it now, only its hash is stored:")
    typer.echo(token)


@token_app.command("list")
def list_tokens(user: Name, data: Data = None, as_json: Json = False) -> None:
    """Show a user's tokens by their first characters."""
    from app.services import accounts

    with _transaction(data) as session:
        owner = accounts.get_user(session, user)
        rows = [_token_facts(token, owner) for token in accounts.list_tokens(session, owner)]
    columns = ("id", "name", "prefix", "scopes", "last_used_at")
    _show_rows(f"{owner.name} has no tokens.", columns, rows, as_json)


@token_app.command("revoke")
def revoke_token(
    user: Name,
    token_id: Annotated[int, typer.Argument(help="The token's id, as `token list` shows it.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Delete a token; what uses it is refused from now on."""
    from app.services import accounts

    with _transaction(data) as session:
        owner = accounts.get_user(session, user)
        accounts.revoke_token(session, owner, token_id)
        note(session, "token.revoke", owner.name, id=token_id)
    if as_json:
        print_json({"id": token_id, "revoked": True})
    say(f"Token {token_id} is revoked.")


@contextmanager
def _transaction(data: Path | None) -> "Iterator[Session]":
    with open_database(data) as database:
        database.require_current()
        with database.transaction() as session:
            yield session


def _read_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    prompted: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return prompted


def _user_facts(user: "User") -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "role": str(user.role),
        "is_guest": user.is_guest,
        "is_disabled": user.is_disabled,
        "created_at": user.created_at.isoformat(timespec="seconds"),
    }


def _token_facts(token: "ApiToken", owner: "User") -> dict[str, Any]:
    last = token.last_used_at
    return {
        "id": token.id,
        "user": owner.name,
        "name": token.name,
        "prefix": token.prefix,
        "scopes": list(token.scopes),
        "last_used_at": None if last is None else last.isoformat(timespec="seconds"),
    }


def _show_user(user: "User", sentence: str, as_json: bool) -> None:
    if as_json:
        print_json(_user_facts(user))
    say(sentence)


def _show_rows(
    empty: str, columns: Sequence[str], rows: Sequence[dict[str, Any]], as_json: bool
) -> None:
    if as_json:
        print_json(rows)
    elif not rows:
        say(empty)
    else:
        from rich.table import Table

        table = Table(*columns, box=None)
        for row in rows:
            table.add_row(*(_cell(row[column]) for column in columns))
        console(to_stdout=True).print(table)


def _cell(value: Any) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(value)
        case _:
            return str(value)
