"""One question to one endpoint."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

import httpx

from app.chat.failures import ChatFailed, Failure
from app.chat.reading import read_pieces

_FAILURES = {401: Failure.KEY_REFUSED, 403: Failure.KEY_REFUSED, 429: Failure.TOO_MANY}


@dataclass(frozen=True)
class Endpoint:
    """Where to ask and how long to wait; `url` is the API's base, such as https://x.org/v1.

    Attributes:
        connect_s: for the connection. read_s: silence at any time. total_s: for the whole answer.
    """

    url: str
    model: str
    key: str | None = field(repr=False)
    connect_s: float
    read_s: float
    total_s: float


async def ask(
    endpoint: Endpoint, messages: Sequence[Mapping[str, str]]
) -> AsyncGenerator[str, None]:
    """The answer piece by piece; closing the iterator ends the connection.

    Only what every such server knows is sent: no limit of tokens (its name differs between
    servers), so the caller stops when it has enough.

    Raises:
        ChatFailed: no answer, or its end did not come.
    """
    deadline = asyncio.get_running_loop().time() + endpoint.total_s
    body = {"model": endpoint.model, "messages": list(messages), "stream": True}
    timeout = httpx.Timeout(endpoint.read_s, connect=endpoint.connect_s)
    try:
        async with httpx.AsyncClient(timeout=timeout) as client:
            request = client.build_request(
                "POST", f"{endpoint.url.rstrip('/')}/chat/completions",
                json=body, headers=_headers(endpoint),
            )  # fmt: skip
            async with asyncio.timeout_at(deadline):
                response = await client.send(request, stream=True)
            async with aclosing(response), aclosing(_pieces(response)) as pieces:
                while True:
                    # Around each wait of ours, never around a yield: the time that the caller
                    # takes must not be ended in the caller's place.
                    async with asyncio.timeout_at(deadline):
                        piece = await anext(pieces, None)
                    if piece is None:
                        return
                    yield piece
    except (TimeoutError, httpx.TimeoutException) as error:
        raise ChatFailed(Failure.SLOW) from error
    except (httpx.ConnectError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise ChatFailed(Failure.UNREACHABLE) from error
    except httpx.HTTPError as error:
        raise ChatFailed(Failure.CUT) from error


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Accept": "text/event-stream", "Accept-Encoding": "identity"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    return headers


def _pieces(response: httpx.Response) -> AsyncGenerator[str, None]:
    if response.status_code != httpx.codes.OK:
        raise ChatFailed(_FAILURES.get(response.status_code, Failure.BROKEN))
    is_stream = response.headers.get("content-type", "").startswith("text/event-stream")
    if not is_stream or response.headers.get("content-encoding", "identity") != "identity":
        raise ChatFailed(Failure.UNREADABLE)
    return read_pieces(response.aiter_raw())
