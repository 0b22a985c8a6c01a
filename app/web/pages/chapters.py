"""The learning path and its chapters."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.services import catalogue
from app.services.catalogue import ChapterRow
from app.web import lessons
from app.web.deps import SessionDep, ViewerDep
from app.web.pages.problems import column_heads
from app.web.templating import render

router = APIRouter(prefix="/chapters")


@dataclass(frozen=True)
class Stage:
    """Chapters that build on nothing later than the stage before."""

    chapters: tuple[ChapterRow, ...]

    @property
    def solved(self) -> int:
        return sum(each.solved for each in self.chapters)

    @property
    def problems(self) -> int:
        return sum(each.problems for each in self.chapters)

    @property
    def state(self) -> str:
        if self.problems and self.solved == self.problems:
            return "finished"
        return "begun" if self.solved else "open"


@router.get("")
def chapter_list(request: Request, session: SessionDep, viewer: ViewerDep) -> HTMLResponse:
    """The chapters as a path in stages, by what builds on what."""
    chapters = catalogue.list_chapters(session, viewer.user)
    titles = {each.slug: each.title for each in chapters}
    return render(request, "chapters.html", stages=_stages(chapters), titles=titles)


def _stages(chapters: Sequence[ChapterRow]) -> list[Stage]:
    known = {each.slug: each for each in chapters}
    depths: dict[str, int] = {}

    def depth(slug: str, above: frozenset[str]) -> int:
        if slug not in depths:
            # A circle of prerequisites is an author's slip; it must not take the page down.
            before = [p for p in known[slug].prerequisites if p in known and p not in above]
            inside = above | {slug}
            depths[slug] = 1 + max((depth(each, inside) for each in before), default=-1)
        return depths[slug]

    stages: dict[int, list[ChapterRow]] = {}
    for each in chapters:
        stages.setdefault(depth(each.slug, frozenset()), []).append(each)
    return [Stage(tuple(stages[number])) for number in sorted(stages)]


@router.get("/{slug}")
def chapter_page(
    request: Request, session: SessionDep, viewer: ViewerDep, slug: str
) -> HTMLResponse:
    """One chapter: its lesson and its problems in learning order."""
    page = catalogue.get_chapter(session, slug, viewer.user)
    path = catalogue.list_chapters(session, viewer.user)
    # A prerequisite that has no page yet is not linked.
    known = {each.slug: each for each in path}
    place = list(known).index(slug)
    return render(
        request,
        "chapter.html",
        page=page,
        prerequisites=[known[each] for each in page.chapter.prerequisites if each in known],
        lesson=None if page.lesson is None else lessons.render(slug, page.lesson, page.worked),
        animation=lessons.animation_of(slug),
        heads=column_heads(),
        previous=path[place - 1] if place > 0 else None,
        following=path[place + 1] if place + 1 < len(path) else None,
    )
