"""Every failure as an answer: problem details (RFC 9457) for programs, a page for people.

What a user can mend says how. What is our fault says nothing about the inside: it carries an
id, and the log has the same id with the traceback.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import errors, log
from app.web import deps
from app.web.templating import render
from app.wording import sentence

MEDIA_TYPE = "application/problem+json"
DATABASE_FAILED = sentence(
    "The database cannot be used just now. Nothing was changed; try again shortly."
)

COLLIDED = sentence(
    "Something that this refers to was changed or deleted at the same moment. Nothing was "
    "changed; look again and repeat it if it still makes sense."
)

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

STATUS: Mapping[type[errors.UserError], int] = {
    errors.NotFound: 404,
    errors.Invalid: 422,
    errors.Conflict: 409,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.TooMany: 429,
    errors.TooLarge: 413,
    errors.Unavailable: 503,
}


class FieldError(BaseModel):
    """What is wrong with one part of the request."""

    field: str = Field(description="Where: body.cases.0.args.x, query.limit …")
    detail: str


class ProblemDetails(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = Field(description="Address of the kind's description.")
    title: str
    status: int
    detail: str = Field(description="What happened and what to do, for a person.")
    errors: list[FieldError] | None = Field(None, description="Each field that is wrong (422).")
    id: str | None = Field(None, description="Names a fault of ours in the server's log.")


def problem(
    status: int,
    detail: str,
    *,
    fields: Sequence[FieldError] = (),
    error_id: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Problem details as a response."""
    known = ProblemDetails(
        type=f"/api/docs#error-{status}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        errors=list(fields) or None,
        id=error_id,
    )
    # ASCII, because a detail may quote text that is not valid Unicode.
    content = json.dumps(known.model_dump(exclude_none=True)).encode("ascii")
    return Response(content, status, headers, media_type=MEDIA_TYPE)


def answer(
    request: Request,
    status: int,
    detail: str,
    *,
    fields: Sequence[FieldError] = (),
    error_id: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An error in the form that the asker reads: a page in a browser, else problem details."""
    if _wants_page(request):
        return render(
            request,
            "error.html",
            status=status,
            headers=headers,
            code=status,
            title=HTTPStatus(status).phrase,
            detail=detail,
            error_id=error_id,
            retry_after_s=(headers or {}).get("Retry-After"),
            sent_from=_sent_from(request),
        )
    return problem(status, detail, fields=fields, error_id=error_id, headers=headers)


def _sent_from(request: Request) -> str | None:
    """The page of ours whose form was sent, to go back to."""
    _, _, address = request.headers.get("referer", "").partition("://")
    host, slash, path = address.partition("/")
    is_ours = host == request.headers.get("host") and not path.startswith(("/", "\\"))
    return slash + path if is_ours and request.method == "POST" else None


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these errors, for OpenAPI."""
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    return {
        status: {
            "description": f"{HTTPStatus(status).phrase}.",
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def add_handlers(app: FastAPI) -> None:
    """Answer every exception that a route may raise."""
    app.add_exception_handler(errors.UserError, _on_user_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(IntegrityError, _on_collision)
    app.add_exception_handler(OperationalError, _on_database_failure)
    app.add_exception_handler(PoolTimeoutError, _on_database_failure)


class UnexpectedErrors:
    """Logs an exception that nothing expected and answers 500 with the log entry's id.

    Inside `SecurityHeaders`, unlike Starlette's own handler, so that the answer has them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_started = False

        async def send_noting_start(message: Message) -> None:
            nonlocal has_started
            has_started = has_started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noting_start)
        except Exception:
            request = Request(scope)
            error_id = _log_fault(request)
            if has_started:
                raise
            detail = sentence(
                "We made a mistake; it is logged as {id}. Try again, or report it.", id=error_id
            )
            response = answer(request, 500, detail, error_id=error_id)
            await response(scope, receive, send)


def _log_fault(request: Request) -> str:
    error_id = secrets.token_hex(6)
    log.exception(
        "web", "request failed", id=error_id, method=request.method, path=request.url.path
    )
    return error_id


def _wants_page(request: Request) -> bool:
    if request.url.path.startswith("/api/v1"):
        return False
    return "text/html" in request.headers.get("accept", "")


async def _on_user_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.UserError)
    return refusal(request, error)


def refusal(request: Request, error: errors.UserError) -> Response:
    """The answer to a request that was refused, for routes that have to add to it."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)
    fields: list[FieldError] = []
    headers: dict[str, str] = {}
    match error:
        case errors.Invalid(field=str(name)):
            fields.append(FieldError(field=name, detail=error.detail))
        case errors.NotSignedIn():
            headers["WWW-Authenticate"] = 'Bearer realm="ndjudge"'
        case errors.TooMany() | errors.Busy():
            headers["Retry-After"] = str(error.retry_after_s)
        case _:
            pass
    return answer(request, status, error.detail, fields=fields, headers=headers)


async def _on_invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = [_field_error(each) for each in error.errors()]
    if any(each["type"] == "json_invalid" for each in error.errors()):
        detail = sentence("The body is not valid JSON: {fault}.", fault=fields[0].detail)
    elif isinstance(error.body, bytes):
        detail = sentence("Send the body as JSON, with the header Content-Type: application/json.")
    else:
        named = "; ".join(f"{each.field}: {each.detail}" for each in fields)
        detail = sentence("The request does not fit: {named}.", named=named)
    return answer(request, 422, detail, fields=fields)


def _field_error(error: Mapping[str, Any]) -> FieldError:
    if error["type"] == "json_invalid":
        place = error["loc"][-1]
        return FieldError(field="body", detail=f"{error['ctx']['error']} at character {place}")
    return FieldError(field=".".join(map(str, error["loc"])), detail=str(error["msg"]))


def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    _find_viewer(request)
    headers = dict(error.headers or {})
    detail: str
    match error.status_code:
        case 404:
            detail = sentence("There is nothing at {path}.", path=request.url.path)
            if not _wants_page(request):
                detail += " The API is described at /api/docs."
        case 405:
            allowed = ", ".join(_allowed_methods(request)) or "GET, HEAD"
            detail = sentence(
                "{path} does not take {method}; it takes {allowed}.",
                path=request.url.path,
                method=request.method,
                allowed=allowed,
            )
            headers["Allow"] = allowed
        case 400:
            detail = sentence("The body cannot be read. Send JSON in UTF-8, not nested too deeply.")
        case _:
            detail = error.detail
    return answer(request, error.status_code, detail, headers=headers)


def _find_viewer(request: Request) -> None:
    """An unknown address has no route that asked who is there, and its page has the header too."""
    if _wants_page(request) and not hasattr(request.state, "viewer"):
        with suppress(errors.UserError, SQLAlchemyError):
            request.state.viewer = deps.authenticate(request.app.state.database, request)


def _allowed_methods(request: Request) -> list[str]:
    """What the address takes: each method has a route of its own, and Starlette names one."""
    return [
        method
        for method in METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    ]


async def _on_collision(request: Request, error: Exception) -> Response:
    """Two requests at once, of which each alone was in order; the database let one through."""
    return answer(request, 409, COLLIDED, error_id=_log_fault(request))


async def _on_database_failure(request: Request, error: Exception) -> Response:
    error_id = _log_fault(request)
    headers = {"Retry-After": "5"}
    return answer(request, 503, DATABASE_FAILED, error_id=error_id, headers=headers)
