"""The catalogue over REST: problems, chapters, the problem of the day."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.errors import Invalid
from app.services import catalogue, learning, preferences
from app.services.catalogue import LearnerStatus, ProblemQuery, ProblemSort, ProblemView
from app.web import days, lessons, statement
from app.web.api.reports import Drawing
from app.web.api.statement_text import statement_text
from app.web.api.values import Cursor, Limit, Page, Slug, Text
from app.web.deps import BusDep, SessionDep, ViewerDep
from app.web.errors import documented
from problems.package import Difficulty
from problems.starter import starter_code

router = APIRouter(tags=["catalogue"])


class ProblemItem(BaseModel):
    """One line of the problem list."""

    model_config = ConfigDict(from_attributes=True)

    number: int
    slug: str
    title: str
    collection: str
    chapter: str
    difficulty: Difficulty
    tags: list[str]
    hint_count: int
    has_solution: bool
    has_walkthrough: bool = Field(description="Whether the worked solution comes in steps too.")
    acceptance: float | None = Field(description="Share of accepted submissions, 0 to 1.")
    solvers: int
    status: LearnerStatus


class Limits(BaseModel):
    """What one case may cost; a time limit is at least `time_factor` × the reference's time."""

    model_config = ConfigDict(from_attributes=True)

    cpu_s: float
    wall_s: float
    memory_mib: int
    output_kib: int
    time_factor: float


class Tolerance(BaseModel):
    """|answer − expected| ≤ atol + rtol·|expected| + atol_scale·max|expected|."""

    model_config = ConfigDict(from_attributes=True)

    rtol: float
    atol: float
    atol_scale: float


class Named(BaseModel):
    name: str
    text: str


class SampleLine(BaseModel):
    code: str
    answer: str | None


class Sample(BaseModel):
    """A worked example; `args` can be sent back as an own input of a run."""

    lines: list[SampleLine]
    note: str | None
    args: dict[str, str] | None
    drawing: Drawing | None = None


class HintCounts(BaseModel):
    total: int
    opened: int


class SourceItem(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    name: str
    url: str | None


class ProblemDetail(ProblemItem):
    """Everything that is needed to solve a problem."""

    version: str = Field(description="Hash of the package.")
    statement_markdown: str
    statement_html: str
    signature: str
    kind: str = Field(description="What a solution defines: function, class or module.")
    conventions: dict[str, str]
    constraints: list[Named]
    tolerance: Tolerance | None = Field(description="Null: by dtype, see `tolerance_words`.")
    tolerance_words: str
    limits: Limits
    forbidden: list[Named]
    starter_code: str
    samples: list[Sample] | None = Field(description="Null until the judge has made them.")
    hints: HintCounts
    prerequisites: list[str]
    sources: list[SourceItem]
    authors: list[str] = Field(description="Who wrote the package.")
    license: str = Field(description="The terms of its text and code, an SPDX identifier.")
    previous: str | None = Field(description="Slug of the problem before this in its chapter.")
    next: str | None


class ChapterItem(BaseModel):
    """A step of the learning path."""

    model_config = ConfigDict(from_attributes=True)

    slug: str
    collection: str
    title: str
    summary: str
    prerequisites: list[str]
    problems: int
    solved: int


class ChapterDetail(BaseModel):
    chapter: ChapterItem
    lesson: Text | None
    problems: list[ProblemItem]


class Daily(BaseModel):
    """The problem of a day (UTC); null while the library is empty."""

    date: date
    problem: ProblemItem | None


class ProblemFilter(BaseModel):
    """Conditions of the list, all together."""

    collection: str | None = Field(None, description="As problems name theirs, such as `llm`.")
    chapter: str | None = Field(None, description="The `slug` of a chapter, such as `attention`.")
    difficulty: Difficulty | None = None
    tag: str | None = Field(None, description="One of a problem's `tags`.")
    status: LearnerStatus | None = Field(None, description="What the caller has made of it.")
    q: str = Field("", max_length=500, description="Words of title, tags and statement.")
    sort: str = Field(
        "number",
        pattern=f"^-?({'|'.join(ProblemSort)})$",
        description=f"By {', '.join(ProblemSort)}; a minus in front turns the order round.",
    )
    limit: Limit = 50
    cursor: Cursor = None

    def query(self) -> ProblemQuery:
        return ProblemQuery(
            text=self.q.replace("\0", " "),
            collection=self.collection,
            chapter=self.chapter,
            difficulty=self.difficulty,
            status=self.status,
            tag=self.tag,
            sort=ProblemSort(self.sort.removeprefix("-")),
            descending=self.sort.startswith("-"),
            limit=self.limit,
            cursor=self.cursor,
        )


@router.get("/problems", responses=documented(422))
def list_problems(
    session: SessionDep, viewer: ViewerDep, wanted: Annotated[ProblemFilter, Query()]
) -> Page[ProblemItem]:
    """List the problems that fit; no account needed, `status` is the caller's own."""
    page = catalogue.list_problems(session, wanted.query(), viewer.user)
    items = [ProblemItem.model_validate(row) for row in page.items]
    return Page(items=items, next=page.next)


@router.get("/problems/{slug}", responses=documented(404))
def get_problem(session: SessionDep, bus: BusDep, viewer: ViewerDep, slug: Slug) -> ProblemDetail:
    """Read one problem: statement, signature, conventions, limits, starter code, samples."""
    view = catalogue.get(session, slug, viewer.user)
    bus.openings.tell(view.version_id)
    hints = learning.hints(session, viewer.user, slug)
    return _detail(view, HintCounts(total=hints.total, opened=len(hints.opened)))


@router.get("/chapters")
def list_chapters(session: SessionDep, viewer: ViewerDep) -> Page[ChapterItem]:
    """List the learning path."""
    rows = catalogue.list_chapters(session, viewer.user)
    return Page(items=[ChapterItem.model_validate(row) for row in rows])


@router.get("/chapters/{slug}", responses=documented(404))
def get_chapter(session: SessionDep, viewer: ViewerDep, slug: str) -> ChapterDetail:
    """Read one chapter: its lesson and its problems in learning order."""
    page = catalogue.get_chapter(session, slug, viewer.user)
    lesson = None
    if page.lesson is not None:
        lesson = Text(
            markdown=lessons.as_markdown(page.lesson, page.worked),
            html=str(lessons.render(slug, page.lesson, page.worked).html),
        )
    return ChapterDetail(
        chapter=ChapterItem.model_validate(page.chapter),
        lesson=lesson,
        problems=[ProblemItem.model_validate(row) for row in page.problems],
    )


@router.get("/daily", responses=documented(422))
def get_daily(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    time_zone: Annotated[
        str | None,
        Query(
            max_length=64,
            description="Whose day it is, such as Asia/Tokyo. When left out, that of the "
            "account or the browser, else UTC.",
        ),
    ] = None,
) -> Daily:
    """Read which problem is today's."""
    own = preferences.get(session, viewer.user).time_zone
    zone = preferences.zone(time_zone or own) or days.zone_of(request)
    if time_zone is not None and preferences.zone(time_zone) is None:
        raise Invalid(
            f"There is no time zone {time_zone!r}; give one such as Asia/Tokyo.", "time_zone"
        )
    today = days.moment_of(request).astimezone(zone).date()
    row = catalogue.daily(session, today, viewer.user)
    problem = None if row is None else ProblemItem.model_validate(row)
    return Daily(date=today, problem=problem)


def _detail(view: ProblemView, hints: HintCounts) -> ProblemDetail:
    package = view.package
    samples = view.samples or ()
    return ProblemDetail(
        **ProblemItem.model_validate(view.row).model_dump(),
        version=package.package_hash,
        statement_markdown=statement_text(package, samples),
        statement_html=str(statement.statement(package, samples)),
        signature=package.entry.text,
        kind=package.entry.kind,
        conventions=dict(package.conventions),
        constraints=[Named(name=each.name, text=each.in_full) for each in package.constraints],
        tolerance=Tolerance.model_validate(package.tolerance) if package.tolerance else None,
        tolerance_words=statement.tolerance_sentence(package),
        limits=Limits.model_validate(package.limits),
        forbidden=[Named(name=each.name, text=each.reason) for each in package.forbidden],
        starter_code=starter_code(package),
        samples=None if view.samples is None else [Sample(**asdict(each)) for each in samples],
        hints=hints,
        prerequisites=list(package.prerequisites),
        sources=[SourceItem.model_validate(each) for each in package.sources],
        authors=list(package.authors),
        license=package.license,
        previous=view.previous.slug if view.previous else None,
        next=view.next.slug if view.next else None,
    )
