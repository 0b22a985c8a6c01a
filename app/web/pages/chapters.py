"""The learning path and its chapters."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import catalogue
from app.web import markdown
from app.web.deps import SessionDep, ViewerDep
from app.web.pages.problems import column_heads
from app.web.templating import render

router = APIRouter(prefix="/chapters")


@router.get("")
def chapter_list(request: Request, session: SessionDep, viewer: ViewerDep) -> HTMLResponse:
    """All chapters in the order of the path."""
    chapters = catalogue.list_chapters(session, viewer.user)
    return render(request, "chapters.html", chapters=chapters)


@router.get("/{slug}")
def chapter_page(
    request: Request, session: SessionDep, viewer: ViewerDep, slug: str
) -> HTMLResponse:
    """One chapter: its lesson and its problems in learning order."""
    page = catalogue.get_chapter(session, slug, viewer.user)
    # A prerequisite that has no page yet is not linked.
    known = {each.slug: each for each in catalogue.list_chapters(session, viewer.user)}
    return render(
        request,
        "chapter.html",
        page=page,
        prerequisites=[known[each] for each in page.chapter.prerequisites if each in known],
        lesson=None if page.lesson is None else markdown.render(page.lesson),
        heads=column_heads(),
    )
