"""What authors do with several problems at once: hide, show again, take along, name."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from app.authoring.archive import write_bundle
from app.errors import Invalid
from app.services import audit, catalogue, hiding
from app.web.deps import DatabaseDep
from app.web.pages.admin.access import AuthorDep, Staff, back_to, page
from problems.package import Problem

router = APIRouter(prefix="/problems/chosen")

MOST = 1000

Slugs = Annotated[list[str], Form()]
NOBODY: list[str] = []


@router.post("/hide")
def hide(staff: AuthorDep, database: DatabaseDep, slug: Slugs = NOBODY) -> Response:
    """Take the chosen problems out of learners' sight."""
    return _set_hidden(staff, database, slug, is_hidden=True)


@router.post("/show")
def show(staff: AuthorDep, database: DatabaseDep, slug: Slugs = NOBODY) -> Response:
    """Show the chosen problems to learners again."""
    return _set_hidden(staff, database, slug, is_hidden=False)


@router.post("/export")
def export(staff: AuthorDep, database: DatabaseDep, slug: Slugs = NOBODY) -> Response:
    """The chosen packages in one zip, which can be uploaded as it is."""
    with database.session() as session:
        content = write_bundle([_package(session, each) for each in _chosen(slug)])
    name = {"Content-Disposition": 'attachment; filename="problems.zip"'}
    return Response(content, media_type="application/zip", headers=name)


@router.post("/names")
def names(
    request: Request, staff: AuthorDep, database: DatabaseDep, slug: Slugs = NOBODY
) -> Response:
    """The slugs of the chosen problems as text to copy, for a browser without a script."""
    with database.session() as session:
        found = [catalogue.find_any(session, each).slug for each in _chosen(slug)]
    return page(request, "names.html", staff.user, slugs=found)


def _set_hidden(staff: Staff, database: DatabaseDep, slugs: list[str], is_hidden: bool) -> Response:
    act = "problem.hide" if is_hidden else "problem.show"
    with database.transaction() as session:
        for each in hiding.set_hidden(session, _chosen(slugs), is_hidden):
            audit.note(session, staff.actor, act, each)
    return back_to("/admin/problems")


def _package(session: Session, slug: str) -> Problem:
    row = catalogue.find_any(session, slug)
    assert row.current_version_id is not None
    return catalogue.package(session, row.current_version_id)


def _chosen(slugs: list[str]) -> list[str]:
    found = list(dict.fromkeys(slugs))
    if not 1 <= len(found) <= MOST:
        raise Invalid(f"Choose 1 to {MOST} problems first: tick the boxes in the list.", "slug")
    return found
