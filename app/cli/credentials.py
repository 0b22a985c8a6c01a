"""Which servers this user signed in to, and the token for each; readable by the user only."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import typer

from app.errors import Invalid, NotSignedIn


@dataclass(frozen=True)
class Login:
    """A server's base URL without a slash at the end, and the token, where there is one."""

    url: str
    token: str | None


def normal_url(text: str) -> str:
    """`text` as scheme, host and path prefix; `http` for a bare loopback name, else `https`.

    Raises:
        Invalid: `text` is no web address.
    """
    if "://" not in text:
        is_local = text.startswith(("localhost", "127.", "[::1]"))
        text = f"{'http' if is_local else 'https'}://{text}"
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise Invalid(f"{text} is not the address of a server; write it as https://host[:port].")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def save(login: Login) -> Path:
    """Remember `login` and make its server the default; returns the file."""
    stored = _read()
    stored["default"] = login.url
    stored.setdefault("servers", {})[login.url] = {"token": login.token}
    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(stored, file, indent=2)
    beside.replace(path)
    return path


def find(server: str | None, token: str | None) -> Login:
    """The server to talk to (`server`, else the last login's) and the token for it.

    Raises:
        NotSignedIn: no server was named and there was no login.
    """
    stored = _read()
    url: str | None = normal_url(server) if server else stored.get("default")
    if url is None:
        raise NotSignedIn(
            "No server is known. Sign in first: ndjudge login https://judge.example.org"
        )
    known = stored.get("servers", {}).get(url, {})
    return Login(url, token or known.get("token"))


def _file() -> Path:
    return Path(typer.get_app_dir("ndjudge")) / "credentials.json"


def _read() -> dict[str, Any]:
    path = _file()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise Invalid(f"{path} is damaged ({error}); delete it and sign in again.") from error
    return stored if isinstance(stored, dict) else {}
