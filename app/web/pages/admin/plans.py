"""Errands, plans to publish, and rejudgings: looked at, then applied or dropped."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from app.db.models import PlanState
from app.services import audit, authoring, errands, hiding, publishing, rejudging
from app.services.catalogue.packages import unpack
from app.services.catalogue.samples import views_of
from app.services.closing import close
from app.web.deps import DatabaseDep, SessionDep
from app.web.pages.admin.access import AdministratorDep, AuthorDep, back_to, page
from app.web.pages.admin.previewing import preview_page
from problems.load import load_package

router = APIRouter()


@router.get("/errands/{errand_id}")
def errand_page(
    request: Request, session: SessionDep, staff: AuthorDep, errand_id: int
) -> HTMLResponse:
    """How far an errand is, or what came of it."""
    found = errands.find(session, errand_id)
    verification = (found.result or {}).get("verification")
    if found.kind == "verify":
        verification = found.result
    return page(
        request,
        "errand.html",
        staff.user,
        errand=found,
        verification=verification,
        cuts=None if verification is None else authoring.matrix(verification),
    )


@router.get("/plans/{plan_id}")
def plan_page(
    request: Request, session: SessionDep, staff: AuthorDep, plan_id: str
) -> HTMLResponse:
    """What a plan would change, and the proof of its package."""
    plan = publishing.find_plan(session, plan_id.replace("\0", ""))
    verification = plan.proof.get("verification")
    return page(
        request,
        "plan.html",
        staff.user,
        plan=plan,
        verification=verification,
        cuts=None if verification is None else authoring.matrix(verification),
        shadow=None if plan.rejudging_id is None else authoring.shadow(session, plan.rejudging_id),
    )


@router.get("/plans/{plan_id}/preview")
def preview_plan(
    request: Request, session: SessionDep, staff: AuthorDep, plan_id: str
) -> HTMLResponse:
    """The planned package as learners would read it."""
    plan = publishing.find_plan(session, plan_id.replace("\0", ""))
    package = load_package(
        unpack(plan.files), slug=plan.slug, collection=plan.collection, chapter=plan.chapter
    )
    samples = views_of(plan.proof["samples"])
    return preview_page(request, staff.user, package, samples, f"/admin/plans/{plan.id}")


@router.post("/plans/{plan_id}/apply")
def apply_plan(
    plan_id: str,
    staff: AdministratorDep,
    database: DatabaseDep,
    draft: Annotated[bool, Form()] = False,
) -> Response:
    """Publish what was planned; learners have it at once, unless it shall stay a draft."""
    with database.transaction() as session:
        plan, moved = publishing.apply(session, plan_id.replace("\0", ""))
        audit.note(session, staff.actor, "problem.publish", plan.slug, plan=plan.id, moved=moved)
        if draft:
            hiding.set_hidden(session, [plan.slug], True)
            audit.note(session, staff.actor, "problem.hide", plan.slug)
    return back_to(f"/admin/problems/{plan.slug}")


@router.post("/plans/{plan_id}/cancel")
def cancel_plan(plan_id: str, staff: AuthorDep, database: DatabaseDep) -> Response:
    """Drop a plan; nothing was changed by it."""
    with database.transaction() as session:
        plan = publishing.cancel(session, plan_id.replace("\0", ""))
        audit.note(session, staff.actor, "problem.cancel", plan.slug, plan=plan.id)
    return back_to("/admin/problems")


@router.get("/rejudgings/{rejudging_id}")
def rejudging_page(
    request: Request, session: SessionDep, staff: AdministratorDep, rejudging_id: int
) -> HTMLResponse:
    """What a rejudging changes, before it is applied."""
    return page(
        request, "rejudging.html", staff.user, shadow=authoring.shadow(session, rejudging_id)
    )


@router.post("/rejudgings/{rejudging_id}/apply")
def apply_rejudging(rejudging_id: int, staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Move the verdicts, all of them; who was accepted stays so."""
    with database.transaction() as session:
        found = authoring.shadow(session, rejudging_id).rejudging
        moved = rejudging.apply(session, found)
        slug = found.problem.slug
        audit.note(
            session, staff.actor, "rejudging.apply", slug, rejudging=rejudging_id, moved=moved
        )
    return back_to(f"/admin/rejudgings/{rejudging_id}")


@router.post("/rejudgings/{rejudging_id}/cancel")
def cancel_rejudging(rejudging_id: int, staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Drop a rejudging; no verdict was changed by it."""
    with database.transaction() as session:
        found = authoring.shadow(session, rejudging_id).rejudging
        close(session, found, PlanState.CANCELLED)
        audit.note(
            session, staff.actor, "rejudging.cancel", found.problem.slug, rejudging=rejudging_id
        )
    return back_to(f"/admin/rejudgings/{rejudging_id}")
