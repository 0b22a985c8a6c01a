"""Catalogue pages of visitors, kept for a moment: they are the same for everybody who asks.

A page is filled in some ten milliseconds, and when a link goes round, thousands ask for the same
one at once. Who has a session or a token gets a page of their own, always filled anew.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.days import ZONE_COOKIE
from app.web.language import LANGUAGE_COOKIE
from app.web.templating import THEME_COOKIE

MOST = 64
LARGEST_BYTES = 1 << 20
PAGES = re.compile(r"/(problems|chapters)(/(?!random$)[a-z0-9-]+)?")
# They say how a page looks, not whose it is.
LOOKS = {ZONE_COOKIE, LANGUAGE_COOKIE, THEME_COOKIE}

_Key = tuple[str, ...]


@dataclass(frozen=True)
class KeptPage:
    """An answer as the page gave it, before the headers that every answer gets."""

    until: float
    route: object
    nonce: str
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes


class KeptPages:
    """Innermost, so that every answer gets its own headers, its own nonce and its line in the log.

    Args:
        kept_s: how long a page is given out; 0 keeps none.
    """

    def __init__(self, app: ASGIApp, kept_s: float) -> None:
        self.app = app
        self._kept_s = kept_s
        self._pages: OrderedDict[_Key, KeptPage] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = self._key(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        page = self._pages.get(key)
        if page is not None and time.monotonic() < page.until:
            await _give(page, scope, send)
            return
        await self._fill(key, scope, receive, send)

    def _key(self, scope: Scope) -> _Key | None:
        """What the page hangs on; None where it is not one for everybody."""
        if not self._kept_s or scope["type"] != "http" or scope["method"] != "GET":
            return None
        # Read as the pages read them: a session that this overlooked would become everybody's.
        request = Request(scope)
        cookies = request.cookies
        is_shared = PAGES.fullmatch(scope["path"]) and "authorization" not in request.headers
        if not is_shared or not cookies.keys() <= LOOKS:
            return None
        looks = (cookies.get(name, "") for name in sorted(LOOKS))
        return str(request.url), request.headers.get("accept-language", ""), *looks

    async def _fill(self, key: _Key, scope: Scope, receive: Receive, send: Send) -> None:
        started: dict[str, Any] = {}
        body: list[bytes] = []
        nonce = scope["state"]["csp_nonce"]

        async def send_and_copy(message: Message) -> None:
            if message["type"] == "http.response.start":
                # As it is now: what is around this adds headers for this one request.
                started.update(status=message["status"], headers=list(message["headers"]))
            else:
                body.append(message.get("body", b""))
            await send(message)

        await self.app(scope, receive, send_and_copy)
        content = b"".join(body)
        is_page = started.get("status") == 200 and len(content) <= LARGEST_BYTES
        if not is_page or "set-cookie" in Headers(raw=started["headers"]):
            return
        until = time.monotonic() + self._kept_s
        page = KeptPage(until, scope.get("route"), nonce, started["headers"], content)
        self._pages[key] = page
        self._pages.move_to_end(key)
        if len(self._pages) > MOST:
            self._pages.popitem(last=False)


async def _give(page: KeptPage, scope: Scope, send: Send) -> None:
    scope["route"] = page.route
    nonce = scope["state"]["csp_nonce"]
    body = page.body.replace(page.nonce.encode(), nonce.encode())
    await send({"type": "http.response.start", "status": 200, "headers": list(page.headers)})
    await send({"type": "http.response.body", "body": body})
