"""Errors as pages, for people."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.web import templating

TITLES = {
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Not now",
    413: "Too large",
    422: "That does not fit",
    429: "Too many at once",
    500: "Our mistake",
    503: "Not available just now",
}


def render(
    request: Request,
    status: int,
    detail: str,
    *,
    error_id: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """What happened and what to do; a limit says when to come back."""
    return templating.render(
        request,
        "error.html",
        status=status,
        code=status,
        title=TITLES.get(status, HTTPStatus(status).phrase),
        detail=detail,
        error_id=error_id,
        retry_after_s=(headers or {}).get("Retry-After"),
        headers=headers,
    )
