"""The walkthrough of a problem: its solution, step by step."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.errors import Conflict, NotFound
from app.services import catalogue, walkthroughs
from app.web.deps import SessionDep, ViewerDep
from app.web.templating import render
from app.web.walkthroughs import shown

router = APIRouter()


@router.get("/problems/{slug}/walkthrough")
def walkthrough_page(
    request: Request, session: SessionDep, viewer: ViewerDep, slug: str
) -> HTMLResponse:
    """All steps, for those who may see the solution; what opens it, for everybody else."""
    view = catalogue.get(session, slug, viewer.user)
    if not view.row.has_walkthrough:
        raise NotFound(f"{view.row.title} has no walkthrough; its page has all there is.")
    try:
        found = walkthroughs.get(session, viewer.user, view)
    except Conflict:
        found = None
    return render(
        request,
        "walkthrough.html",
        row=view.row,
        chapter=view.chapter,
        walkthrough=None if found is None else shown(view.package, found),
    )
