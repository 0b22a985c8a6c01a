"""Taking the library on disk into the database, by hash."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, undefer

from app.db import models
from app.db.turns import take_turns
from app.services.catalogue.lessons import forget_worked
from app.services.catalogue.packages import pack
from problems.package import Difficulty, Library, Problem
from problems.walkthrough import walkthrough_of

DIFFICULTY_RANK = {Difficulty.EASY: 0, Difficulty.MEDIUM: 1, Difficulty.HARD: 2}
LAST = 1_000_000


@dataclass(frozen=True)
class ImportSummary:
    """Slugs of what is new and of what has a new version; the rest was there already.

    `conflicts` are managed in the database, where the library holds another version: it was
    left out.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: int
    conflicts: tuple[str, ...] = ()


def import_library(session: Session, library: Library) -> ImportSummary:
    """Make every package and chapter of `library` the current one.

    A package whose hash is stored already costs nothing; problems and versions that the
    library does not hold stay as they are. Numbers are given once, in learning order. A problem
    that was published to this database is left alone.
    """
    take_turns(session, "catalogue")
    stored = {
        problem.slug: problem
        for problem in session.scalars(
            select(models.Problem).options(undefer(models.Problem.search_text))
        )
    }
    number = session.scalar(select(func.max(models.Problem.number))) or 0
    published = set(session.scalars(select(models.PublishedProblem.problem_id)))
    added, updated, conflicts = [], [], []
    for order, package in enumerate(learning_order(library)):
        row = stored.get(package.slug)
        if row is None:
            number += 1
            row = models.Problem(number=number, slug=package.slug)
            added.append(package.slug)
        if row.id in published:
            if not _is_current(session, row, package):
                conflicts.append(package.slug)
            continue
        describe(row, package, order)
        session.add(row)
        session.flush()
        is_new_version = make_current(session, row, package)
        if is_new_version and package.slug not in added:
            updated.append(package.slug)
    _import_chapters(session, library)
    session.flush()
    unchanged = len(library.problems) - len(added) - len(updated) - len(conflicts)
    return ImportSummary(tuple(added), tuple(updated), unchanged, tuple(conflicts))


def learning_order(library: Library) -> list[Problem]:
    """Chapter after chapter; inside one, what a problem builds on comes before it."""

    def rank(problem: Problem) -> tuple[int, str, int, str]:
        chapter = library.chapters.get(problem.chapter)
        position = LAST if chapter is None else chapter.order
        return position, problem.chapter, DIFFICULTY_RANK[problem.difficulty], problem.slug

    placed: dict[str, Problem] = {}
    open_slugs: set[str] = set()

    def place(problem: Problem) -> None:
        if problem.slug in placed or problem.slug in open_slugs:
            return
        open_slugs.add(problem.slug)
        for slug in problem.prerequisites:
            earlier = library.problems.get(slug)
            if earlier is not None and earlier.chapter == problem.chapter:
                place(earlier)
        placed[problem.slug] = problem

    for problem in sorted(library.problems.values(), key=rank):
        place(problem)
    return list(placed.values())


def search_text(package: Problem) -> str:
    """What the search looks at, in the form in which words are compared."""
    parts = (package.title, package.slug, *package.tags, package.chapter, package.collection)
    return "\n".join((*parts, package.statement)).casefold()


def daily_order(slug: str) -> int:
    """The problem's place among those of the day: a shuffle that is the same everywhere."""
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:7], "big")


def describe(row: models.Problem, package: Problem, order: int) -> None:
    """Copy what lists show and search looks at into the problem's row."""
    facts: Mapping[str, object] = {
        "title": package.title,
        "title_key": package.title.casefold()[:200],
        "collection": package.collection,
        "chapter": package.chapter,
        "chapter_order": order,
        "difficulty": str(package.difficulty),
        "difficulty_rank": DIFFICULTY_RANK[package.difficulty],
        "hint_count": len(package.hints),
        "has_solution": bool(package.editorial.strip()),
        "has_walkthrough": walkthrough_of(package) is not None,
        "tags": list(package.tags),
        "daily_order": daily_order(package.slug),
        "search_text": search_text(package),
    }
    for name, value in facts.items():
        setattr(row, name, value)


def make_current(session: Session, row: models.Problem, package: Problem) -> bool:
    """Store the package if it is new; whether the current version changed."""
    version = store_version(session, row, package)
    if row.current_version_id == version.id:
        return False
    row.current_version_id = version.id
    forget_worked(session, row.slug)
    _replace_tags(session, row, package.tags)
    return True


def store_version(session: Session, row: models.Problem, package: Problem) -> models.ProblemVersion:
    """The row of this package's version, made if there is none; nothing becomes current."""
    version = session.scalar(
        select(models.ProblemVersion).where(
            models.ProblemVersion.problem_id == row.id,
            models.ProblemVersion.package_hash == package.package_hash,
        )
    )
    if version is None:
        version = models.ProblemVersion(
            problem_id=row.id,
            package_hash=package.package_hash,
            judging_hash=package.judging_hash,
            samples=_samples_of_same_judging(session, row, package),
            files=pack(package.files),
        )
        session.add(version)
        session.flush()
    return version


def _is_current(session: Session, row: models.Problem, package: Problem) -> bool:
    version = session.get(models.ProblemVersion, row.current_version_id)
    return version is not None and version.package_hash == package.package_hash


def _samples_of_same_judging(
    session: Session, row: models.Problem, package: Problem
) -> list[object] | None:
    """Samples depend on what the judging hash covers, and on `visual.py`, which it does not."""
    if package.visual_source is not None:
        return None
    return session.scalar(
        select(models.ProblemVersion.samples)
        .where(
            models.ProblemVersion.problem_id == row.id,
            models.ProblemVersion.judging_hash == package.judging_hash,
            models.ProblemVersion.samples.is_not(None),
        )
        .limit(1)
    )


def _replace_tags(session: Session, row: models.Problem, tags: Iterable[str]) -> None:
    session.execute(delete(models.ProblemTag).where(models.ProblemTag.problem_id == row.id))
    session.add_all(models.ProblemTag(problem_id=row.id, tag=tag) for tag in sorted(set(tags)))


def _import_chapters(session: Session, library: Library) -> None:
    stored = {
        chapter.slug: chapter
        for chapter in session.scalars(
            select(models.Chapter).options(undefer(models.Chapter.lesson))
        )
    }
    for chapter in library.chapters.values():
        row = stored.get(chapter.slug) or models.Chapter(slug=chapter.slug)
        row.collection, row.title, row.position = chapter.collection, chapter.title, chapter.order
        row.summary = chapter.summary
        if row.lesson != chapter.lesson:
            row.lesson, row.worked = chapter.lesson, None
        row.prerequisites = list(chapter.prerequisites)
        session.add(row)
