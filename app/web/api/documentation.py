"""The OpenAPI document, completed by what every operation may answer, and its page.

The page lists the document on the server: the usual viewers load scripts from elsewhere, which
the Content-Security-Policy refuses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from app.web.deps import viewer_of
from app.web.errors import STATUS, FieldError, ProblemDetails, documented
from app.web.templating import render

router = APIRouter(include_in_schema=False)

DESCRIPTION = """
Problems, runs, submissions and verdicts. Reading the catalogue needs no account. Everything
else takes an API token (`Authorization: Bearer TOKEN`), made at /settings/tokens, or the
session cookie of a signed-in browser.

Errors are problem details (RFC 9457). Lists are paged: ask again with `cursor` set to the
`next` of the page before.
"""
METHODS = ("get", "post", "put", "patch", "delete")
OTHER_ERRORS = {
    400: "The body cannot be read.",
    405: "The address does not take this method; `Allow` says which it takes.",
    500: "A fault of ours; `id` names it in the server's log.",
}


@dataclass(frozen=True)
class Field:
    """One field of a type, or one parameter of an operation."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Kind:
    """One type: an object with fields, or one of a few words."""

    meaning: str
    values: list[str]
    fields: list[Field]


@dataclass(frozen=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    body: str | None
    responses: list[tuple[str, str]]
    needs_account: bool

    @property
    def anchor(self) -> str:
        plain = self.path.replace("/", "-").replace("{", "").replace("}", "")
        return f"{self.method.lower()}{plain}"


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


@router.get("/api/docs", dependencies=[Depends(viewer_of)])
def show_documentation(request: Request) -> Response:
    """The page of the API."""
    document: dict[str, Any] = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for tag, operation in _operations(document):
        groups.setdefault(tag, []).append(operation)
    schemas = document["components"]["schemas"]
    return render(
        request,
        "api_docs.html",
        base=str(request.base_url).rstrip("/"),
        description=document["info"]["description"],
        groups=groups,
        types={name: _kind(schema) for name, schema in sorted(schemas.items())},
        errors=_errors(),
    )


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    for ours in (ProblemDetails, FieldError):
        made = ours.model_json_schema(ref_template="#/components/schemas/{model}")
        made.pop("$defs", None)
        schemas[ours.__name__] = made
    for theirs in ("HTTPValidationError", "ValidationError"):
        schemas.pop(theirs, None)
    for path, operations in document["paths"].items():
        for operation in operations.values() if path.startswith("/api/v1") else ():
            responses = operation["responses"]
            if "security" in operation and "401" not in responses:
                operation["security"].append({})
            if "422" in responses:
                responses["422"] = documented(422)[422]
            responses["default"] = {**documented(500)[500], "description": "Any other error."}
    return document


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, operations in document["paths"].items():
        for method in METHODS:
            if method in operations:
                found = operations[method]
                yield found["tags"][0], _operation(method, path, found)


def _operation(method: str, path: str, found: dict[str, Any]) -> Operation:
    summary, _, more = found["description"].partition("\n")
    return Operation(
        method=method.upper(),
        path=path,
        summary=summary,
        description=more.strip(),
        parameters=[_parameter(each) for each in found.get("parameters", [])],
        body=_content_type(found.get("requestBody", {}).get("content", {})),
        responses=[
            (status, _content_type(answer.get("content", {})) or answer["description"])
            for status, answer in found["responses"].items()
            if status != "default"
        ],
        needs_account="401" in found["responses"],
    )


def _content_type(content: dict[str, Any]) -> str | None:
    schemas = [media["schema"] for media in content.values() if "schema" in media]
    return _type_name(schemas[0]) if schemas else None


def _parameter(found: dict[str, Any]) -> Field:
    schema = found["schema"]
    kind = [found["in"], _type_name(schema)]
    if "minimum" in schema and "maximum" in schema:
        kind.append(f"{schema['minimum']} to {schema['maximum']}")
    if found["required"]:
        kind.append("required")
    elif schema.get("default") not in (None, ""):
        kind.append(f"default {schema['default']}")
    return Field(found["name"], ", ".join(kind), found.get("description", ""))


def _kind(schema: dict[str, Any]) -> Kind:
    properties = schema.get("properties", {}).items()
    return Kind(
        meaning=schema.get("description", ""),
        values=schema.get("enum", []),
        fields=[
            Field(name, _type_name(each), each.get("description", "")) for name, each in properties
        ],
    )


def _type_name(schema: dict[str, Any]) -> str:
    """A schema in few words: `Report or null`, `list of Case`, `string`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in schema:
        return " or ".join(_type_name(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type_name(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))


def _errors() -> list[tuple[int, str]]:
    ours = {status: (kind.__doc__ or "").partition("\n")[0] for kind, status in STATUS.items()}
    return sorted((ours | OTHER_ERRORS).items())
