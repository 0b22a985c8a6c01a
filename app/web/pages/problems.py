"""The problem list and the problem page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from app.db.models import Submission, User
from app.errors import NotFound
from app.services import catalogue, learning, progress, submissions
from app.services.catalogue import LearnerStatus, ProblemQuery, ProblemSort, ProblemView
from app.services.submissions import SubmissionQuery
from app.web import statement
from app.web.deps import SessionDep, ViewerDep
from app.web.templating import COLLECTIONS, render
from problems.package import Difficulty, Problem
from problems.starter import starter_code

router = APIRouter()

HISTORY = 20
LEARNER_STATUSES = {
    LearnerStatus.SOLVED: "Solved",
    LearnerStatus.TRIED: "Tried",
    LearnerStatus.UNTOUCHED: "Open",
}
FILTERS = ("q", "collection", "chapter", "difficulty", "status", "tag")


@dataclass(frozen=True)
class Head:
    """One column head of the problem list; with `href` the list can be sorted by it."""

    title: str
    href: str | None = None
    direction: str | None = None
    is_figure: bool = False


@dataclass(frozen=True)
class Argument:
    """One field of the learner's own input, filled with the first example's value."""

    name: str
    type: str
    literal: str


@router.get("/")
def home() -> Response:
    """The list of problems is the home page."""
    return RedirectResponse("/problems", 303)


@router.get("/problems")
def problem_list(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    sort: str = "",
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> HTMLResponse:
    """The list, filtered and sorted by the address."""
    chosen = {name: request.query_params.get(name, "")[:200].strip() for name in FILTERS}
    chosen["sort"] = sort if sort.removeprefix("-") in set(ProblemSort) else ""
    page = catalogue.list_problems(session, _query(chosen, cursor), viewer.user)
    facets = catalogue.facets(session)
    collections, statuses = facets.collections, LEARNER_STATUSES
    selects = [
        _select("collection", "Collection", [(c, COLLECTIONS.get(c, c)) for c in collections]),
        _select("chapter", "Chapter", list(facets.chapters)),
        _select("difficulty", "Difficulty", [(d.value, d.capitalize()) for d in Difficulty]),
        _select("status", "Status", [(each.value, title) for each, title in statuses.items()]),
        _select("tag", "Tag", [(tag, tag) for tag in facets.tags]),
    ]  # fmt: skip
    return render(
        request,
        "problems.html",
        page=page,
        totals=progress.totals(session, viewer.user),
        chosen=chosen,
        selects=selects,
        heads=column_heads(chosen),
        is_filtered=any(chosen[name] for name in FILTERS),
        more=_address(chosen | {"cursor": page.next}) if page.next else None,
    )


def column_heads(chosen: Mapping[str, str] | None = None) -> list[Head]:
    """The heads of the problem table; without `chosen` it cannot be sorted."""
    columns: tuple[tuple[str, ProblemSort | None, bool], ...] = (
        ("Status", None, False),
        ("No.", ProblemSort.NUMBER, False),
        ("Title", ProblemSort.TITLE, False),
        ("Difficulty", ProblemSort.DIFFICULTY, False),
        ("Tags", None, False),
        ("Accepted", ProblemSort.ACCEPTANCE, True),
        ("Solved by", ProblemSort.SOLVED, True),
    )
    return [_head(title, key, is_figure, chosen) for title, key, is_figure in columns]


def _head(
    title: str, key: ProblemSort | None, is_figure: bool, chosen: Mapping[str, str] | None
) -> Head:
    if key is None or chosen is None:
        return Head(title, is_figure=is_figure)
    present = chosen["sort"] or ProblemSort.NUMBER.value
    falls_first = is_figure
    directions = {key.value: "ascending", f"-{key.value}": "descending"}
    other = {key.value: f"-{key.value}", f"-{key.value}": key.value}
    following = other.get(present, f"-{key.value}" if falls_first else key.value)
    address = _address(dict(chosen) | {"sort": following})
    return Head(title, address, directions.get(present), is_figure)


def _query(chosen: Mapping[str, str], cursor: str | None) -> ProblemQuery:
    sort = chosen["sort"] or ProblemSort.NUMBER.value
    status = chosen["status"]
    return ProblemQuery(
        text=chosen["q"].replace("\0", " "),
        collection=chosen["collection"] or None,
        chapter=chosen["chapter"] or None,
        difficulty=chosen["difficulty"] or None,
        status=LearnerStatus(status) if status in set(LearnerStatus) else None,
        tag=chosen["tag"] or None,
        sort=ProblemSort(sort.removeprefix("-")),
        descending=sort.startswith("-"),
        cursor=cursor or None,
    )


def _select(name: str, title: str, options: list[tuple[str, str]]) -> dict[str, Any]:
    return {"name": name, "title": title, "options": options}


def _address(chosen: Mapping[str, str | None]) -> str:
    given = {name: value for name, value in chosen.items() if value}
    return f"/problems?{urlencode(given)}" if given else "/problems"


@router.get("/problems/{slug}")
def problem_page(
    request: Request,
    session: SessionDep,
    viewer: ViewerDep,
    slug: str,
    source: Annotated[int | None, Query(alias="from")] = None,
) -> HTMLResponse:
    """Statement, hints, solution and history on one side, the editor on the other."""
    user = viewer.user
    view = catalogue.get(session, slug, user)
    package = view.package
    draft = learning.get_draft(session, user, slug)
    restored = None if source is None else _code_of(session, user, view, source)
    starter = starter_code(package)
    code = restored if restored is not None else draft.code if draft else starter.encode()
    history: tuple[Submission, ...] = ()
    if user is not None:
        wanted = SubmissionQuery(problem=slug, limit=HISTORY)
        history = submissions.list_own(session, user, wanted).items
    return render(
        request,
        "problem.html",
        row=view.row,
        package=package,
        chapter=view.chapter,
        previous=view.previous,
        following=view.next,
        statement=statement.statement(package, view.samples or ()),
        code=code.decode("utf-8", "replace"),
        origin="submission" if restored is not None else "draft" if draft else "starter",
        draft=draft,
        starter=starter,
        arguments=_arguments(view),
        is_own_input=False,
        history=history,
        last=history[0] if history else None,
        **_hints(session, user, view),
        **_solution(session, user, view),
    )


def _hints(session: Session, user: User | None, view: ProblemView) -> dict[str, Any]:
    hints = learning.hints(session, user, view.row.slug)
    texts = [statement.hint(view.package, i + 1) for i in range(len(hints.opened))]
    return {"hints": hints, "opened_hints": texts}


def _solution(session: Session, user: User | None, view: ProblemView) -> dict[str, Any]:
    if not learning.may_see_solution(session, user, view.problem_id):
        return {"editorial": None, "reference": None}
    package = view.package
    return {
        "editorial": statement.editorial(package, view.samples or ()),
        "reference": statement.reference(package),
    }


def _code_of(
    session: Session, user: User | None, view: ProblemView, submission_id: int
) -> bytes | None:
    """The code of an own submission for this problem, to be opened in the editor again."""
    try:
        found = submissions.get_visible(session, user, submission_id)
    except NotFound:
        return None
    return found.code if found.problem_id == view.problem_id else None


def _arguments(view: ProblemView) -> list[Argument]:
    """The fields of an own input; only a single function takes one through this form."""
    if view.package.entry.kind != "function":
        return []
    first = view.samples[0].args if view.samples else None
    return [
        Argument(parameter.name, str(parameter.type), (first or {}).get(parameter.name, ""))
        for parameter in _parameters(view.package)
    ]


def _parameters(package: Problem) -> tuple[Any, ...]:
    return package.entry.functions[0].parameters
