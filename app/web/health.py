"""What a supervisor and a load balancer ask: does the process live, can it serve."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.metrics import CONTENT_TYPE
from app.web.api.reports import Sandbox
from app.web.deps import DatabaseDep

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: str


class Readiness(BaseModel):
    """`checks` names each thing that serving needs, with `ok` or what is wrong.

    `sandbox` is null in a process that judges nothing itself.
    """

    status: str
    checks: dict[str, str]
    sandbox: Sandbox | None = None


@router.get("/healthz")
async def healthz() -> Health:
    """Say that the process answers."""
    return Health(status="ok")


@router.get("/readyz", responses={503: {"model": Readiness, "description": "Not ready."}})
def readyz(request: Request, response: Response, database: DatabaseDep) -> Readiness:
    """Say whether requests should come here: database reachable and current, not stopping."""
    checks = {"database": database.find_fault() or "ok"}
    checks |= {name: check() for name, check in request.app.state.readiness.items()}
    if request.app.state.stopping.is_set():
        checks["process"] = "stopping"
    is_ready = all(found == "ok" for found in checks.values())
    response.status_code = 200 if is_ready else 503
    used = request.app.state.sandbox
    sandbox = Sandbox(level=used.level, layers=list(used.layers)) if used else None
    status = "ok" if is_ready else "unavailable"
    return Readiness(status=status, checks=checks, sandbox=sandbox)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(request: Request) -> Response:
    """Counts and times of this process and the state of the queue, for Prometheus."""
    return Response(request.app.state.metrics.render(), media_type=CONTENT_TYPE)
