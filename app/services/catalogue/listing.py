"""The problem list: search, filters, order, pages."""

import base64
import json
from typing import Any

from sqlalchemy import Select, and_, case, cast, exists, false, func, not_, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import Float

from app.db.models import IS_SHOWN, Chapter, Kind, Problem, ProblemTag, Submission, User
from app.db.search import contains_words, words_of
from app.errors import Invalid
from app.services.catalogue.views import (
    Facets,
    ProblemPage,
    ProblemQuery,
    ProblemSort,
    problem_rows,
)
from app.services.progress import ACCEPTED, LearnerStatus
from app.wording import sentence

MAX_LIMIT = 100
MAX_WORDS = 10


def list_problems(session: Session, query: ProblemQuery, user: User | None = None) -> ProblemPage:
    """One page of the problems that fit the query.

    Raises:
        Invalid: the cursor is not one of this list, or the limit is out of range.
    """
    if not 1 <= query.limit <= MAX_LIMIT:
        raise Invalid(
            sentence(
                "limit is {limit}; take 1 to {max_limit}.", limit=query.limit, max_limit=MAX_LIMIT
            ),
            "limit",
        )
    conditions = _conditions(query, user)
    # Rows, not ids: an index holds what is needed for the whole list, and rows are long.
    total = session.scalar(select(func.count()).select_from(Problem).where(*conditions)) or 0
    shown_before, after = _read_cursor(query)
    key = _sort_key(query.sort)
    ordered = _ordered(select(Problem, key).where(*conditions), key, query.descending)
    if after is not None:
        ordered = ordered.where(_beyond(key, query.descending, *after))
    found = session.execute(ordered.limit(query.limit + 1)).all()
    page = [problem for problem, _ in found[: query.limit]]
    shown = shown_before + len(page)
    following = None
    if len(found) > query.limit:
        last_problem, last_key = found[query.limit - 1]
        following = _write_cursor(query, shown, last_key, last_problem.number)
    return ProblemPage(problem_rows(session, page, user), following, shown, total)


def pick(session: Session, query: ProblemQuery, user: User | None = None) -> str | None:
    """The slug of any problem that fits the query, an unsolved one if there is one."""
    fitting = select(Problem.slug).where(*_conditions(query, user)).order_by(func.random()).limit(1)
    unsolved = fitting.where(not_(_status_condition(LearnerStatus.SOLVED, user)))
    return session.scalar(unsolved) or session.scalar(fitting)


def facets(session: Session) -> Facets:
    """What the list can be filtered by."""
    in_use = exists().where(Problem.chapter == Chapter.slug, IS_SHOWN)
    collections = select(Problem.collection).where(IS_SHOWN).distinct()
    hidden = select(Problem.id).where(~IS_SHOWN)
    tags = select(ProblemTag.tag).where(ProblemTag.problem_id.not_in(hidden)).distinct()
    chapters = session.execute(
        select(Chapter.slug, Chapter.title).where(in_use).order_by(Chapter.position, Chapter.slug)
    )
    return Facets(
        collections=tuple(session.scalars(collections.order_by(Problem.collection))),
        chapters=tuple((slug, title) for slug, title in chapters),
        tags=tuple(session.scalars(tags.order_by(ProblemTag.tag))),
    )


def _conditions(query: ProblemQuery, user: User | None) -> list[ColumnElement[bool]]:
    conditions = [
        column == value
        for column, value in (
            (Problem.collection, query.collection),
            (Problem.chapter, query.chapter),
            (Problem.difficulty, query.difficulty),
        )
        if value is not None
    ]
    if not query.also_hidden:
        conditions.append(IS_SHOWN)
    if query.tag is not None:
        tagged = select(ProblemTag.problem_id).where(ProblemTag.tag == query.tag)
        conditions.append(Problem.id.in_(tagged))
    if query.status is not None:
        conditions.append(_status_condition(query.status, user))
    if query.hides_solved:
        conditions.append(not_(_status_condition(LearnerStatus.SOLVED, user)))
    if query.text.strip():
        conditions.append(_text_condition(query.text))
    return conditions


def _text_condition(text: str) -> ColumnElement[bool]:
    words = words_of(text)[:MAX_WORDS]
    if not words:
        return false()
    digits = words[0]
    if len(words) == 1 and digits.isascii() and digits.isdigit() and len(digits) < 9:
        return or_(contains_words(words), Problem.number == int(digits))
    return contains_words(words)


def _status_condition(status: LearnerStatus, user: User | None) -> ColumnElement[bool]:
    tried = select(Submission.problem_id).where(
        Submission.user_id == (None if user is None else user.id), Submission.kind == Kind.SUBMIT
    )
    solved = tried.where(Submission.verdict == ACCEPTED)
    match status:
        case LearnerStatus.SOLVED:
            return Problem.id.in_(solved)
        case LearnerStatus.TRIED:
            return and_(Problem.id.in_(tried), Problem.id.not_in(solved))
        case LearnerStatus.UNTOUCHED:
            return Problem.id.not_in(tried)


def _sort_key(sort: ProblemSort) -> ColumnElement[Any]:
    match sort:
        case ProblemSort.NUMBER:
            return Problem.number.expression
        case ProblemSort.TITLE:
            return Problem.title_key.expression
        case ProblemSort.DIFFICULTY:
            return Problem.difficulty_rank.expression
        case ProblemSort.SOLVED:
            return Problem.solvers.expression
        case ProblemSort.ACCEPTANCE:
            share = cast(Problem.accepted, Float) / Problem.judged
            return case((Problem.judged > 0, share), else_=-1.0)


def _ordered(query: Select[Any], key: ColumnElement[Any], descending: bool) -> Select[Any]:
    return query.order_by(key.desc() if descending else key, Problem.number)


def _beyond(
    key: ColumnElement[Any], descending: bool, value: Any, number: int
) -> ColumnElement[bool]:
    further = key < value if descending else key > value
    return or_(further, and_(key == value, Problem.number > number))


def _write_cursor(query: ProblemQuery, shown: int, value: Any, number: int) -> str:
    content = json.dumps([query.sort, query.descending, shown, value, number])
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def _read_cursor(query: ProblemQuery) -> tuple[int, tuple[Any, int] | None]:
    if query.cursor is None:
        return 0, None
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        sort, descending, shown, value, number = json.loads(base64.urlsafe_b64decode(padded))
        is_ours = (sort, descending) == (query.sort, query.descending)
        is_key = isinstance(value, str) if sort == ProblemSort.TITLE else _is_number(value)
        if not (is_ours and is_key and _is_number(shown) and _is_number(number)):
            raise ValueError("made for another list")
    except (ValueError, TypeError) as error:
        raise Invalid(
            sentence("This cursor is not one of this list; begin again without it."), "cursor"
        ) from error
    return shown, (value, number)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) < 2**31
