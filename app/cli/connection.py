"""A connection to the REST API of a server; its refusals become messages and exit codes."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

import httpx

from app.cli.credentials import Login

USAGE = 2
FAULT = 3
TIMEOUT_S = 40.0
FINAL_EVENTS = frozenset({"done", "failed", "cancelled"})


class CallError(Exception):
    """The server said no or cannot be used; `exit_code` as in the contract (2 or 3)."""

    def __init__(self, message: str, exit_code: int) -> None:
        self.message = message
        self.exit_code = exit_code
        super().__init__(message)


class Connection:
    """Calls of `/api/v1` with the user's token; a context manager."""

    def __init__(self, login: Login) -> None:
        self.login = login
        headers = {"Accept": "application/json", "User-Agent": "ndjudge-client"}
        if login.token:
            headers["Authorization"] = f"Bearer {login.token}"
        self._client = httpx.Client(
            base_url=f"{login.url}/api/v1", headers=headers, timeout=TIMEOUT_S
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, path: str, **query: str | int | None) -> Any:
        """The JSON at `path`; query values that are None are left out."""
        parameters = {name: value for name, value in query.items() if value is not None}
        with self._reaching():
            response = self._client.get(path, params=parameters)
        return self._answer(response)

    def post(self, path: str, body: Any, headers: Mapping[str, str] | None = None) -> Any:
        """The JSON that the server answers to `body`."""
        # ASCII escapes carry any code, also text that is not valid Unicode.
        content = json.dumps(body).encode("ascii")
        with self._reaching():
            response = self._client.post(
                path,
                content=content,
                headers={"Content-Type": "application/json", **(headers or {})},
            )
        return self._answer(response)

    def events(self, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The server-sent events at `path` as (name, data), up to and with the final one.

        Ends early, without an error, when the connection breaks: ask for the state then.
        """
        try:
            with self._client.stream("GET", path, headers={"Accept": "text/event-stream"}) as lines:
                if lines.status_code != httpx.codes.OK:
                    return
                yield from _read_events(lines.iter_lines())
        except httpx.TransportError:
            return

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except httpx.TimeoutException as error:
            raise CallError(
                f"{self.login.url} did not answer within {TIMEOUT_S:.0f} s; try again later.", FAULT
            ) from error
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise CallError(
                f"{self.login.url} cannot be reached ({error}); check the address, and that the "
                "server runs.",
                FAULT,
            ) from error

    def _answer(self, response: httpx.Response) -> Any:
        if response.is_success:
            try:
                return response.json()
            except ValueError as error:
                raise CallError(
                    f"{response.url} did not answer in JSON; is this an ndjudge server?", FAULT
                ) from error
        raise CallError(_reason(response), FAULT if response.is_server_error else USAGE)


def _reason(response: httpx.Response) -> str:
    """The sentence of the problem details, one line for each field, what to do at 401."""
    try:
        problem = response.json()
        lines = [str(problem["detail"])]
        lines += [
            f"  {e['field']}: {e['detail']}"
            for e in problem.get("errors") or ()
            if e["detail"] not in lines[0]
        ]
    except (ValueError, KeyError, TypeError):
        lines = [f"{response.url} answered {response.status_code} {response.reason_phrase}."]
    if response.status_code == httpx.codes.UNAUTHORIZED:
        lines.append(f"Sign in with: ndjudge login {response.url.copy_with(raw_path=b'/')}")
    return "\n".join(lines)


def _read_events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    name, data = "message", ""
    for line in lines:
        if line.startswith("event:"):
            name = line.removeprefix("event:").strip()
        elif line.startswith("data:"):
            data += line.removeprefix("data:").strip()
        elif not line and data:
            yield name, json.loads(data)
            if name in FINAL_EVENTS:
                return
            name, data = "message", ""
