"""What every request leaves behind: one line in the log, and a count and a time in the metrics.

The line and the metrics name the route by its pattern: an address may hold a secret, such as the
token of a set-up link.
"""

import re
import secrets
import time

from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import log
from app.metrics import Metrics

# Asked every few seconds by machines: counted, but not worth a line each.
UNLOGGED = frozenset({"/healthz", "/readyz", "/metrics", "/static"})
NO_ROUTE = "(none)"


class RequestRecord:
    """Outermost, so that refusals of other middleware are seen as well.

    Puts `request_id` into the request's state and the header `X-Request-Id`.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, is_noted = time.monotonic(), 500, False
        request_id = secrets.token_hex(6)
        scope.setdefault("state", {})["request_id"] = request_id

        def note() -> None:
            nonlocal is_noted
            if not is_noted:
                is_noted = True
                self._note(scope, request_id, status, time.monotonic() - began)

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-request-id", request_id.encode()),
                ]
            elif not message.get("more_body", False):
                # Before the end is sent: who has the answer finds the line in the log.
                note()
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            note()

    def _note(self, scope: Scope, request_id: str, status: int, took_s: float) -> None:
        route = _route_of(scope)
        self.metrics.count_request(scope["method"], route, status, took_s)
        if route in UNLOGGED:
            return
        viewer = scope["state"].get("viewer")
        user = None if viewer is None or viewer.user is None else viewer.user.id
        log.info(
            "web", "request", id=request_id, method=scope["method"], route=route, status=status,
            took_ms=round(took_s * 1000, 1), user=user,
        )  # fmt: skip


def _route_of(scope: Scope) -> str:
    """The whole pattern of the route that answered; a route itself knows it without prefixes."""
    path, route = str(scope["path"]), scope.get("route")
    if isinstance(route, Route):
        for start in (place.start() for place in re.finditer("/", path)):
            if route.path_regex.match(path[start:]):
                return path[:start] + route.path_format
    return "/static" if path.startswith("/static/") else NO_ROUTE
