"""Problems as authors see them: the list with states, one with its proofs, and what to do."""

import re
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from app.authoring.archive import read_archive, split_bundle, write_archive
from app.authoring.remote import check_form
from app.authoring.repository import Source
from app.authoring.trial import Level
from app.db.models import ErrandKind
from app.errors import Invalid
from app.services import analytics, audit, authoring, catalogue, errands, publishing, verifications
from app.web.deps import DatabaseDep, SessionDep, SettingsDep
from app.web.pages.admin.access import AdministratorDep, AuthorDep, back_to, page
from app.web.pages.admin.previewing import preview_page

router = APIRouter(prefix="/problems")

MOST_JUDGED_AGAIN = 5000
PLACE = re.compile(r"([a-z0-9-]{1,64})/([a-z0-9-]{1,64})")

Text = Annotated[str, Form(max_length=200)]


@router.get("")
def problems_page(request: Request, session: SessionDep, staff: AuthorDep) -> HTMLResponse:
    """Every problem with its state, the plans that wait, and the newest errands."""
    rows = authoring.list_for_authors(session)
    return page(
        request,
        "problems.html",
        staff.user,
        rows=rows,
        hidden=sum(each.problem.hidden_at is not None for each in rows),
        plans=authoring.waiting_plans(session),
        errands=errands.latest(session),
    )


@router.post("/upload")
def upload(
    staff: AuthorDep, database: DatabaseDep, package: UploadFile, place: Text = ""
) -> Response:
    """Take packages that `ndjudge problem export` or this page wrote; workers plan each."""
    contents = split_bundle(package.file.read())
    archives = [read_archive(content) for content in contents]
    places = [_place(place.strip() or f"{each.collection}/{each.chapter}") for each in archives]
    asked = []
    with database.transaction() as session:
        for content, archive, (collection, chapter) in zip(contents, archives, places, strict=True):
            errand = errands.ask(
                session,
                staff.user,
                ErrandKind.PLAN,
                archive.slug,
                package=content,
                collection=collection,
                chapter=chapter,
            )
            audit.note(session, staff.actor, "problem.plan", archive.slug, errand=errand.id)
            asked.append(errand.id)
    return back_to("/admin/problems#errands" if len(asked) > 1 else f"/admin/errands/{asked[0]}")


@router.post("/fetch")
def fetch(
    staff: AuthorDep,
    database: DatabaseDep,
    settings: SettingsDep,
    url: Annotated[str, Form(max_length=500)] = "",
    branch: Text = "",
    folder: Text = "",
    place: Text = "",
) -> Response:
    """Let a worker fetch packages from a git repository, and verify and plan each."""
    source = Source(url.strip(), branch.strip(), folder.strip().strip("/"))
    check_form(source.url, settings.open_git_hosts)
    collection, chapter = _place(place.strip()) if place.strip() else ("", "")
    with database.transaction() as session:
        errand = errands.ask(
            session,
            staff.user,
            ErrandKind.FETCH,
            source.url[-100:],
            url=source.url,
            branch=source.branch,
            folder=source.folder,
            collection=collection,
            chapter=chapter,
        )
        audit.note(
            session, staff.actor, "problem.fetch", source.url, branch=source.branch,
            folder=source.folder, errand=errand.id,
        )  # fmt: skip
    return back_to(f"/admin/errands/{errand.id}")


@router.get("/{slug}")
def problem_page(
    request: Request, session: SessionDep, staff: AuthorDep, slug: str
) -> HTMLResponse:
    """One problem: kill matrix, tolerances, mutants, versions, and how learners fare."""
    row = catalogue.find_any(session, slug)
    assert row.current_version_id is not None
    package = catalogue.package(session, row.current_version_id)
    stored = verifications.get(session, row.current_version_id)
    return page(
        request,
        "problem.html",
        staff.user,
        row=row,
        package=package,
        stored=stored,
        cuts=None if stored is None else authoring.matrix(stored.result),
        versions=authoring.versions(session, row),
        figures=analytics.of_problem(session, row.id, package.judging_hash),
        errands=errands.latest(session, slug, limit=5),
        is_published=authoring.is_published(session, slug),
        levels=[Level.FAST, Level.FULL],
    )


@router.get("/{slug}/preview")
def preview(request: Request, session: SessionDep, staff: AuthorDep, slug: str) -> HTMLResponse:
    """The current version as somebody reads it who has opened every hint and solved it."""
    view = catalogue.get(session, slug, also_hidden=True)
    return preview_page(
        request, staff.user, view.package, view.samples or (), f"/admin/problems/{slug}"
    )


@router.get("/{slug}/export")
def export(session: SessionDep, staff: AuthorDep, slug: str) -> Response:
    """The package as `ndjudge problem export` writes it."""
    row = catalogue.find_any(session, slug)
    assert row.current_version_id is not None
    package = catalogue.package(session, row.current_version_id)
    name = {"Content-Disposition": f'attachment; filename="{package.slug}.zip"'}
    return Response(write_archive(package), media_type="application/zip", headers=name)


@router.post("/{slug}/verify")
def ask_verification(
    slug: str, staff: AuthorDep, database: DatabaseDep, level: Text = Level.FULL
) -> Response:
    """Let a worker verify the current version."""
    if level not in (Level.FAST, Level.FULL):
        raise Invalid("The level is fast or full.", "level")
    with database.transaction() as session:
        catalogue.find_any(session, slug)
        errand = errands.ask(session, staff.user, ErrandKind.VERIFY, slug, level=level)
        audit.note(session, staff.actor, "problem.verify", slug, level=level)
    return back_to(f"/admin/errands/{errand.id}")


@router.post("/{slug}/rejudge")
def ask_rejudging(slug: str, staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Let a worker judge stored submissions in the shadow; nothing changes before it is applied."""
    with database.transaction() as session:
        catalogue.find_any(session, slug)
        errand = errands.ask(session, staff.user, ErrandKind.REJUDGE, slug, most=MOST_JUDGED_AGAIN)
        audit.note(session, staff.actor, "problem.rejudge", slug, errand=errand.id)
    return back_to(f"/admin/errands/{errand.id}")


@router.post("/{slug}/release")
def release(slug: str, staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Give a problem back to the library on disk."""
    with database.transaction() as session:
        publishing.release(session, slug)
        audit.note(session, staff.actor, "problem.release", slug)
    return back_to(f"/admin/problems/{slug}")


def _place(given: str) -> tuple[str, str]:
    found = PLACE.fullmatch(given)
    if found is None:
        raise Invalid("The place is COLLECTION/CHAPTER, such as llm/attention.", "place")
    return found[1], found[2]
