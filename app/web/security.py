"""What guards every request, whatever it asks for: headers, origin check, body limit.

Pure ASGI, outermost first: `SecurityHeaders` (so that refusals and errors carry them too),
then, placed by `app.web.main`, the net for unexpected errors, `CrossOriginGuard`, `BodyLimit`.
"""

import secrets
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.wording import sentence

MAX_BODY_BYTES = 1024 * 1024
YEAR_S = 365 * 24 * 3600
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Refuse = Callable[[Request, int, str], Response]

_FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_security_policy(nonce: str) -> str:
    """The policy of one response; styles that the editor injects carry `nonce`."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def uses_bearer(headers: Headers) -> bool:
    """Whether the request authenticates by a token, so that its cookie counts for nothing."""
    return headers.get("authorization", "").lower().startswith("bearer ")


class SecurityHeaders:
    """Adds the headers to every response and puts the nonce into `request.state.csp_nonce`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["csp_nonce"] = nonce
        request = Headers(scope=scope)
        is_personal = "cookie" in request or "authorization" in request

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = content_security_policy(nonce)
                headers.update(_FIXED_HEADERS)
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"
                if not scope["path"].startswith("/static/"):
                    _forbid_storing(headers, is_personal)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _forbid_storing(headers: MutableHeaders, is_personal: bool) -> None:
    headers.add_vary_header("Cookie")
    headers.add_vary_header("Authorization")
    if is_personal or "set-cookie" in headers:
        headers["Cache-Control"] = "no-store"
    else:
        headers.setdefault("Cache-Control", "no-cache")


class CrossOriginGuard:
    """Refuses writes that another site's page makes a visitor's browser send.

    Sec-Fetch-Site decides where the browser sends it, else Origin against Host. A request with
    neither comes from no browser. Requests with a bearer token do not rely on the cookie that a
    browser adds by itself and pass. Sign-in without a cookie is guarded too: a stranger must
    not sign a visitor in to the stranger's own account.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_same_origin(scope["method"], Headers(scope=scope)):
            detail = sentence(
                "This request came from a page of another site, so it was not carried out. "
                "Open the page here and send it again; programs use an API token "
                "(Authorization: Bearer …)."
            )
            response = self.refuse(Request(scope), 403, detail)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_same_origin(method: str, headers: Headers) -> bool:
    if method in SAFE_METHODS or uses_bearer(headers):
        return True
    fetch_site = headers.get("sec-fetch-site")
    if fetch_site is not None:
        return fetch_site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


class BodyLimit:
    """Ends reading a request body at `MAX_BODY_BYTES`, announced or not, with status 413.

    `larger` has paths that take more, and how many bytes.
    """

    def __init__(self, app: ASGIApp, refuse: Refuse, larger: Mapping[str, int]) -> None:
        self.app = app
        self.refuse = refuse
        self.larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most_bytes = self.larger.get(scope["path"], MAX_BODY_BYTES)
        detail = sentence(
            "The request body is larger than {size} KiB; send less.", size=most_bytes // 1024
        )
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > most_bytes:
            await self.refuse(Request(scope), 413, detail)(scope, receive, send)
            return
        received_bytes = 0

        async def receive_limited() -> Message:
            nonlocal received_bytes
            message = await receive()
            received_bytes += len(message.get("body", b""))
            if received_bytes > most_bytes:
                # FastAPI passes on this class alone while it reads a body.
                raise HTTPException(413, detail)
            return message

        await self.app(scope, receive_limited, send)
