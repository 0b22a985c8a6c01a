"""The problem list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.services import catalogue, progress
from app.services.accounts import Right, has_right
from app.services.activity import activity
from app.services.catalogue import LearnerStatus, ProblemQuery, ProblemSort
from app.web.days import moment_of, zone_of
from app.web.deps import SessionDep, ViewerDep
from app.web.templating import COLLECTIONS, DIFFICULTIES, LEARNER_STATUSES, render
from app.wording import sentence

router = APIRouter()

FILTERS = ("q", "collection", "chapter", "difficulty", "status", "tag")
SWITCHES = ("unsolved", "notags")


@dataclass(frozen=True)
class Head:
    """One column head of the problem list; with `href` the list can be sorted by it."""

    title: str
    href: str | None = None
    direction: str | None = None
    is_figure: bool = False


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
    chosen |= {name: "1" if request.query_params.get(name) else "" for name in SWITCHES}
    chosen["sort"] = sort if sort.removeprefix("-") in set(ProblemSort) else ""
    page = catalogue.list_problems(session, _query(chosen, cursor), viewer.user)
    facets = catalogue.facets(session)
    days = activity(session, viewer.user, moment_of(request), zone_of(request), 1)
    collections = [(each, COLLECTIONS.get(each, each)) for each in facets.collections]
    tags = [(tag, tag) for tag in facets.tags]
    selects = [
        _select("collection", sentence("Collection"), collections),
        _select("chapter", sentence("Chapter"), list(facets.chapters), is_content=True),
        _select("difficulty", sentence("Difficulty"), list(DIFFICULTIES.items())),
        _select("status", sentence("Status"), list(LEARNER_STATUSES.items())),
        _select("tag", sentence("Tag"), tags, is_content=True),
    ]
    return render(
        request,
        "problems.html",
        page=page,
        totals=progress.totals(session, viewer.user),
        activity=days,
        daily=catalogue.daily(session, days.today, viewer.user),
        chosen=chosen,
        selects=selects,
        heads=column_heads(chosen),
        is_filtered=any(chosen[name] for name in (*FILTERS, "unsolved")),
        random_address=_address(chosen | {"sort": None}).replace(
            "/problems", "/problems/random", 1
        ),
        more=_address(chosen | {"cursor": page.next}) if page.next else None,
        is_author=viewer.scopes is None and has_right(viewer.user, Right.PREPARE),
    )


@router.get("/problems/random")
def random_problem(request: Request, session: SessionDep, viewer: ViewerDep) -> Response:
    """Any problem that fits the filters, an unsolved one if there is one."""
    chosen = {name: request.query_params.get(name, "")[:200].strip() for name in FILTERS}
    chosen |= {name: "1" if request.query_params.get(name) else "" for name in SWITCHES}
    query = _query(chosen | {"sort": ""}, None)
    slug = catalogue.pick(session, query, viewer.user)
    return RedirectResponse(f"/problems/{slug}" if slug else _address(chosen), 303)


def column_heads(chosen: Mapping[str, str] | None = None) -> list[Head]:
    """The heads of the problem table; without `chosen` it cannot be sorted."""
    columns: tuple[tuple[str, ProblemSort | None, bool], ...] = (
        (sentence("Status"), None, False),
        (sentence("No."), ProblemSort.NUMBER, False),
        (sentence("Title"), ProblemSort.TITLE, False),
        (sentence("Difficulty"), ProblemSort.DIFFICULTY, False),
        (sentence("Tags"), None, False),
        (sentence("Help"), None, False),
        (sentence("Accepted"), ProblemSort.ACCEPTANCE, True),
        (sentence("Solved by"), ProblemSort.SOLVED, True),
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
        hides_solved=bool(chosen["unsolved"]),
        sort=ProblemSort(sort.removeprefix("-")),
        descending=sort.startswith("-"),
        cursor=cursor or None,
    )


def _select(
    name: str, title: str, options: Sequence[tuple[str, str]], *, is_content: bool = False
) -> dict[str, Any]:
    """A choice of the form; `is_content` where its options are words of problems and chapters."""
    return {"name": name, "title": title, "options": options, "is_content": is_content}


def _address(chosen: Mapping[str, str | None]) -> str:
    given = {name: value for name, value in chosen.items() if value}
    return f"/problems?{urlencode(given)}" if given else "/problems"
