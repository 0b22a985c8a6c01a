"""What pages and the API show of the catalogue, and what they may ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.db import models
from app.services import progress
from app.services.catalogue.samples import SampleView
from app.services.progress import LearnerStatus
from problems.package import Problem


class ProblemSort(StrEnum):
    NUMBER = "number"
    TITLE = "title"
    ACCEPTANCE = "acceptance"
    DIFFICULTY = "difficulty"
    SOLVED = "solved"


@dataclass(frozen=True)
class ProblemQuery:
    """Which problems to list, all conditions together.

    `text` is words, each of which must begin a word of title, tags, slug or statement (or be of
    its stem), or the number alone. `cursor` is the `next` of the page before, asked with the
    same query otherwise. `also_hidden` is for authors.
    """

    text: str = ""
    collection: str | None = None
    chapter: str | None = None
    difficulty: str | None = None
    status: LearnerStatus | None = None
    tag: str | None = None
    hides_solved: bool = False
    also_hidden: bool = False
    sort: ProblemSort = ProblemSort.NUMBER
    descending: bool = False
    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True)
class ProblemRow:
    """One line of the list. `acceptance` is a share from 0 to 1, None before any submission."""

    number: int
    slug: str
    title: str
    collection: str
    chapter: str
    difficulty: str
    tags: tuple[str, ...]
    hint_count: int
    has_solution: bool
    has_walkthrough: bool
    acceptance: float | None
    judged: int
    solvers: int
    status: LearnerStatus
    is_hidden: bool


@dataclass(frozen=True)
class ProblemPage:
    """One page of the list: "shown `shown` of `total`" counts the pages before it too."""

    items: tuple[ProblemRow, ...]
    next: str | None
    shown: int
    total: int


@dataclass(frozen=True)
class ChapterRow:
    """A chapter with how many of its problems the learner has solved."""

    slug: str
    collection: str
    title: str
    position: int
    summary: str
    prerequisites: tuple[str, ...]
    problems: int
    solved: int


@dataclass(frozen=True)
class LessonText:
    """A lesson in Markdown; `worked` are the texts of its examples, None until they are made."""

    text: str
    worked: tuple[str, ...] | None


@dataclass(frozen=True)
class ChapterPage:
    """A chapter's own page: its lesson in Markdown, and its problems in learning order.

    `worked` are the texts of the lesson's worked examples, None until a worker has made them.
    """

    chapter: ChapterRow
    lesson: str | None
    worked: tuple[str, ...] | None
    problems: tuple[ProblemRow, ...]


@dataclass(frozen=True)
class ProblemView:
    """A problem's page. `samples` is None until a worker has made them.

    `chapter` is None while the chapter has no page; `previous` and `next` stay inside it.
    """

    row: ProblemRow
    problem_id: int
    version_id: int
    package: Problem
    samples: tuple[SampleView, ...] | None
    chapter: ChapterRow | None
    previous: ProblemRow | None
    next: ProblemRow | None


@dataclass(frozen=True)
class Facets:
    """The values that the filters of the list offer; chapters as (slug, title)."""

    collections: tuple[str, ...]
    chapters: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]


def problem_rows(
    session: Session, problems: Sequence[models.Problem], user: models.User | None
) -> tuple[ProblemRow, ...]:
    """The lines for these problems, with the user's status."""
    statuses = progress.status_by_problem(session, user, [problem.id for problem in problems])
    return tuple(
        ProblemRow(
            number=problem.number,
            slug=problem.slug,
            title=problem.title,
            collection=problem.collection,
            chapter=problem.chapter,
            difficulty=problem.difficulty,
            tags=tuple(problem.tags),
            hint_count=problem.hint_count,
            has_solution=problem.has_solution,
            has_walkthrough=problem.has_walkthrough,
            acceptance=problem.accepted / problem.judged if problem.judged else None,
            judged=problem.judged,
            solvers=problem.solvers,
            status=statuses.get(problem.id, LearnerStatus.UNTOUCHED),
            is_hidden=problem.hidden_at is not None,
        )
        for problem in problems
    )
