"""The OpenAPI document, completed by what every operation may answer, and its page.

The page lists the document on the server: the usual viewers load scripts from elsewhere, which
the Content-Security-Policy refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from app.web.errors import STATUS, FieldError, ProblemDetails, documented
from app.web.templating import render

router = APIRouter(include_in_schema=False)

DESCRIPTION = """
Problems, runs, submissions and verdicts. Reading the catalogue needs no account. Everything
else takes an API token (`Authorization: Bearer TOKEN`), made at /settings/tokens, or the
session cookie of a signed-in browser. Errors are problem details (RFC 9457). Lists are paged:
ask again with `cursor` set to the `next` of the page before.
"""
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]
    body: str | None
    responses: list[tuple[str, str]]
    needs_account: bool

    @property
    def anchor(self) -> str:
        return f"{self.method}{self.path.replace('/', '-').replace('{', '').replace('}', '')}"


def describe(app: FastAPI) -> None:
    """Make `app.openapi` give the completed document, made once."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _complete(
                get_openapi(
                    title=app.title,
                    version=app.version,
                    summary=app.summary,
                    description=DESCRIPTION,
                    routes=app.routes,
                )
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


@router.get("/api/docs")
def show_documentation(request: Request) -> Response:
    """The page of the API."""
    document: dict[str, Any] = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for tag, operation in _operations(document):
        groups.setdefault(tag, []).append(operation)
    return render(
        request,
        "api_docs.html",
        description=document["info"]["description"],
        groups=groups,
        errors=sorted({(s, (kind.__doc__ or "").split("\n")[0]) for kind, s in STATUS.items()}),
    )


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    for ours in (ProblemDetails, FieldError):
        schemas[ours.__name__] = ours.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas[ours.__name__].pop("$defs", None)
    for theirs in ("HTTPValidationError", "ValidationError"):
        schemas.pop(theirs, None)
    for path, operations in document["paths"].items():
        if not path.startswith("/api/v1"):
            continue
        for operation in operations.values():
            responses = operation["responses"]
            if "422" in responses:
                responses["422"] = documented(422)[422]
            responses["default"] = {**documented(500)[500], "description": "Any other error."}
    return document


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, operations in document["paths"].items():
        for method in METHODS:
            if method in operations:
                found = operations[method]
                yield found.get("tags", ["other"])[0], _operation(method, path, found)


def _operation(method: str, path: str, found: dict[str, Any]) -> Operation:
    summary, _, more = found.get("description", found.get("summary", "")).partition("\n")
    return Operation(
        method=method.upper(),
        path=path,
        summary=summary,
        description=more.strip(),
        parameters=found.get("parameters", []),
        body=_type_name(found.get("requestBody", {}).get("content", {})),
        responses=[
            (status, _type_name(answer.get("content", {})) or answer["description"])
            for status, answer in found["responses"].items()
            if status != "default"
        ],
        needs_account="401" in found["responses"],
    )


def _type_name(content: dict[str, Any]) -> str | None:
    """The name of the first media type's schema."""
    for media in content.values():
        schema = media.get("schema", {})
        options = [schema, *schema.get("anyOf", [])]
        names = [each["$ref"].rsplit("/", 1)[1] for each in options if "$ref" in each]
        if names:
            return " or ".join(names)
    return None
