"""The stream of a chat completion: server-sent events of JSON, read as if forged.

Everything is bounded, since a stranger's server writes it: the length of a line, the bytes of
the whole stream. A compressed stream is refused, so that no small answer unfolds into a large one.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from app.chat.failures import ChatFailed, Failure

MOST_LINE_BYTES = 256 * 1024
MOST_STREAM_BYTES = 4 * 1024 * 1024
_END = b"[DONE]"


async def read_pieces(chunks: AsyncIterator[bytes]) -> AsyncGenerator[str, None]:
    """The pieces of text in the stream's events, until the model says that it has finished.

    Raises:
        ChatFailed: an event cannot be read, the stream is too long, or ends before the answer.
    """
    async for payload in _payloads(chunks):
        if payload == _END:
            return
        event = _parse(payload)
        if "error" in event:
            raise ChatFailed(Failure.BROKEN)
        choices = event.get("choices")
        if not isinstance(choices, list) or not choices:
            continue
        piece, has_ended = _read_choice(choices[0])
        if piece:
            yield piece
        if has_ended:
            return
    raise ChatFailed(Failure.CUT)


async def _payloads(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """What follows `data:` on each line; comments and other fields are left out."""
    waiting, read_bytes = b"", 0
    async for chunk in chunks:
        read_bytes += len(chunk)
        *lines, waiting = (waiting + chunk).split(b"\n")
        if read_bytes > MOST_STREAM_BYTES or len(waiting) > MOST_LINE_BYTES:
            raise ChatFailed(Failure.UNREADABLE)
        for line in lines:
            if line.startswith(b"data:"):
                yield line.removeprefix(b"data:").strip()


def _parse(payload: bytes) -> dict[str, Any]:
    try:
        event = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise ChatFailed(Failure.UNREADABLE) from error
    if not isinstance(event, dict):
        raise ChatFailed(Failure.UNREADABLE)
    return event


def _read_choice(choice: Any) -> tuple[str, bool]:
    """The piece of text in it, made storable, and whether it is the last."""
    delta = choice.get("delta") if isinstance(choice, dict) else None
    content = delta.get("content") if isinstance(delta, dict) else None
    if not isinstance(choice, dict) or not isinstance(content, str | None):
        raise ChatFailed(Failure.UNREADABLE)
    # JSON may hold half a surrogate pair, which no encoding takes, and NUL, which no database does.
    text = (content or "").encode("utf-8", "replace").decode().replace("\0", "")
    return text, choice.get("finish_reason") is not None
