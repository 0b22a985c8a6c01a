"""One problem, one chapter, the problem of the day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.db.models import IS_SHOWN, Chapter, Problem, User
from app.errors import NotFound
from app.services import progress
from app.services.catalogue.packages import package
from app.services.catalogue.samples import read_samples
from app.services.catalogue.views import (
    ChapterPage,
    ChapterRow,
    LessonText,
    ProblemRow,
    ProblemView,
    problem_rows,
)
from app.wording import sentence

# In `session.info`: the ids of the problems that the session has found, by slug.
_IDS = "problem ids"


def find(session: Session, slug: str) -> Problem:
    """The row of a problem that learners may see.

    Raises:
        NotFound: there is no such problem, or it is hidden.
    """
    problem = find_any(session, slug)
    if problem.hidden_at is not None:
        raise NotFound(_no_problem(slug))
    return problem


def find_any(session: Session, slug: str) -> Problem:
    """The row of a problem, hidden or not: for authors, and for what a learner did before.

    Raises:
        NotFound: there is no such problem.
    """
    problem = _known(session, slug)
    if problem is None:
        # Postgres takes no NUL in a text.
        problem = session.scalar(select(Problem).where(Problem.slug == slug.replace("\0", "?")))
    if problem is None or problem.current_version_id is None:
        raise NotFound(_no_problem(slug))
    session.info.setdefault(_IDS, {})[slug] = problem.id
    return problem


def _known(session: Session, slug: str) -> Problem | None:
    """The row if this session has found it before: the parts of a page each look for it."""
    problem_id = session.info.get(_IDS, {}).get(slug)
    found = None if problem_id is None else session.get(Problem, problem_id)
    return found if found is not None and found.slug == slug else None


def get(
    session: Session, slug: str, user: User | None = None, *, also_hidden: bool = False
) -> ProblemView:
    """Everything a problem's page shows.

    Raises:
        NotFound: there is no such problem, or it is hidden and not asked for as such.
    """
    problem = find_any(session, slug) if also_hidden else find(session, slug)
    assert problem.current_version_id is not None
    previous, following = _neighbours(session, problem)
    near = [each for each in (problem, previous, following) if each is not None]
    rows = {row.slug: row for row in problem_rows(session, near, user)}
    chapters = _chapter_rows(session, user, slug=problem.chapter)
    return ProblemView(
        row=rows[problem.slug],
        problem_id=problem.id,
        version_id=problem.current_version_id,
        package=package(session, problem.current_version_id),
        samples=read_samples(session, problem.current_version_id),
        chapter=chapters[0] if chapters else None,
        previous=rows.get(previous.slug) if previous else None,
        next=rows.get(following.slug) if following else None,
    )


def list_chapters(session: Session, user: User | None = None) -> tuple[ChapterRow, ...]:
    """All chapters in the order of the path."""
    return _chapter_rows(session, user)


def get_chapter(session: Session, slug: str, user: User | None = None) -> ChapterPage:
    """One chapter with its lesson and its problems in learning order.

    Raises:
        NotFound: there is no such chapter.
    """
    rows = _chapter_rows(session, user, slug=slug)
    if not rows:
        raise NotFound(
            sentence("There is no chapter {slug!r}; the learning path shows all.", slug=slug[:100])
        )
    lesson, worked = session.execute(
        select(Chapter.lesson, Chapter.worked).where(Chapter.slug == slug)
    ).one()
    problems = session.scalars(
        select(Problem).where(Problem.chapter == slug, IS_SHOWN).order_by(Problem.chapter_order)
    ).all()
    texts = None if worked is None else tuple(worked)
    return ChapterPage(rows[0], lesson, texts, problem_rows(session, problems, user))


def lesson(session: Session, slug: str) -> LessonText | None:
    """The text of a chapter's lesson; None where it has none."""
    row = session.execute(
        select(Chapter.lesson, Chapter.worked).where(Chapter.slug == slug)
    ).one_or_none()
    if row is None or row[0] is None:
        return None
    return LessonText(row[0], None if row[1] is None else tuple(row[1]))


def rows_of(
    session: Session, slugs: Sequence[str], user: User | None = None
) -> tuple[ProblemRow, ...]:
    """The lines of these problems in this order; what is hidden or not there yet is left out."""
    if not slugs:
        return ()
    found = session.scalars(
        select(Problem).where(
            Problem.slug.in_(slugs), Problem.current_version_id.is_not(None), IS_SHOWN
        )
    ).all()
    rows = {row.slug: row for row in problem_rows(session, found, user)}
    return tuple(rows[slug] for slug in slugs if slug in rows)


def daily(session: Session, day: date, user: User | None = None) -> ProblemRow | None:
    """The problem of that day, None while there are no problems.

    The bank is shuffled once, by a hash of the slugs, and gone through day by day: no problem
    comes twice within as many days as there are problems.
    """
    count = session.scalar(select(func.count()).select_from(Problem).where(IS_SHOWN))
    if not count:
        return None
    # The id alone, which the index holds: walking to the place of the day reads no row.
    shuffled = select(Problem.id).where(IS_SHOWN).order_by(Problem.daily_order, Problem.id)
    of_the_day = shuffled.offset(day.toordinal() % count).limit(1)
    found = session.scalars(select(Problem).where(Problem.id == of_the_day.scalar_subquery()))
    rows = problem_rows(session, found.all(), user)
    return rows[0] if rows else None


def _no_problem(slug: str) -> str:
    return sentence(
        "There is no problem {slug!r}; the list of problems shows all.", slug=slug[:100]
    )


def _neighbours(session: Session, problem: Problem) -> tuple[Problem | None, Problem | None]:
    inside = select(Problem).where(Problem.chapter == problem.chapter, IS_SHOWN).limit(1)
    order = Problem.chapter_order
    previous = session.scalar(inside.where(order < problem.chapter_order).order_by(order.desc()))
    following = session.scalar(inside.where(order > problem.chapter_order).order_by(order))
    return previous, following


def _chapter_rows(
    session: Session, user: User | None, slug: str | None = None
) -> tuple[ChapterRow, ...]:
    query = select(Chapter).order_by(Chapter.position, Chapter.slug)
    counted = select(Problem.chapter, func.count().label("problems")).where(IS_SHOWN)
    if slug is not None:
        query, counted = query.where(Chapter.slug == slug), counted.where(Problem.chapter == slug)
    counted = counted.group_by(Problem.chapter)
    problems = _as_counts(session, counted)
    solved: dict[str, int] = {}
    if user is not None:
        solved = _as_counts(session, counted.where(Problem.id.in_(progress.solved_ids(user))))
    return tuple(
        ChapterRow(
            slug=row.slug,
            collection=row.collection,
            title=row.title,
            position=row.position,
            summary=row.summary,
            prerequisites=tuple(row.prerequisites),
            problems=problems.get(row.slug, 0),
            solved=solved.get(row.slug, 0),
        )
        for row in session.scalars(query)
    )


def _as_counts(session: Session, counted: Select[str, int]) -> dict[str, int]:
    return {row.chapter: row.problems for row in session.execute(counted)}
