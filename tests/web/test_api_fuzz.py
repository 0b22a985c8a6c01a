"""Generated requests against OpenAPI: no fault of ours, no answer that it does not describe."""

from typing import Annotated

import pytest
import schemathesis
from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.services.accounts import Scope
from tests.web.conftest import Site

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Ends the account that asks, and a stream that may never end.
LEFT_OUT = {("DELETE", "/api/v1/me"), ("GET", "/api/v1/submissions/{submission_id}/events")}
EXAMPLES = 6


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_generated_requests_meet_no_fault(judged_site: Site):
    """Every operation, with values that fit its schema and values that do not."""
    token = judged_site.token("grace", Scope.READ, Scope.SUBMIT, Scope.ADMIN)
    schema = schemathesis.openapi.from_url(f"{judged_site.url}/api/v1/openapi.json")
    headers = {"Authorization": f"Bearer {token}"}
    tried = 0

    for found in schema.get_all_operations():
        operation = found.ok()
        if (operation.method.upper(), operation.path) in LEFT_OUT:
            continue
        send(operation, headers)
        tried += 1

    assert tried > 20


PLANTED = APIRouter(prefix="/api/v1/planted")


class Shape(BaseModel):
    name: str


# Answered, not raised: the server would write down a traceback for each.
FAULT = JSONResponse({"name": "planted"}, 500)


@PLANTED.get("/edge", response_model=Shape)
def fail_at_an_edge(number: Annotated[int, Query(ge=0, le=100)] = 1) -> Response:
    """Fails at the lower edge of what the document allows."""
    return JSONResponse({"name": "x"}) if number else FAULT


@PLANTED.post("/word", response_model=Shape)
def fail_at_a_letter(shape: Shape) -> Response:
    """Fails where a text holds what few have in mind."""
    return JSONResponse({"name": "x"}) if shape.name.isascii() else FAULT


@PLANTED.get("/shape", response_model=Shape)
def give_another_shape() -> Response:
    """Answers something else than the document says."""
    return JSONResponse({"nome": 1})


@PLANTED.get("/status", response_model=Shape)
def give_another_status(word: str = "") -> Response:
    """Answers a status that the document does not know."""
    return JSONResponse({"name": "x"}, 418)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_planted_faults_are_found(site: Site):
    """What looks for faults finds them, each kind: else its silence would say nothing."""
    site.app.include_router(PLANTED)
    site.app.openapi_schema = None
    schema = schemathesis.openapi.from_url(f"{site.url}/api/v1/openapi.json")
    planted = [found.ok() for found in schema.include(path_regex="/planted/").get_all_operations()]

    for operation in planted:
        with pytest.raises((FailureGroup, Failure)):
            send(operation, {})

    assert len(planted) == 4


def send(operation: APIOperation, headers: dict[str, str]) -> None:
    """The edges of what the schema allows and just beyond, one by one; then values at random."""
    edges = operation.schema.iter_coverage_cases(
        operation,
        generation_modes=list(GenerationMode),
        generation_config=operation.schema.config.generation_for(operation=operation),
    )
    for case in edges:
        case.call_and_validate(headers=headers, checks=CHECKS, timeout=30)

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def send_one(case: Case) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS, timeout=30)

    send_one()
