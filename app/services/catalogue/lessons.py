"""Lessons: which ones still need the numbers of their worked examples, and keeping these.

The texts are those of `problems.lessons.worked_examples`, in their order, filled by a worker. A
chapter has none (`worked` is null) from the moment its lesson or a problem named in it changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.models import Chapter, Problem
from app.services.catalogue.packages import package
from problems.lessons import Worked, worked_examples
from problems.package import Problem as Package


@dataclass(frozen=True)
class BareLesson:
    """A lesson without its numbers; `packages` are those that its examples name, by slug.

    `missing` are named too, but no problem has that slug.
    """

    chapter: str
    lesson: str
    examples: tuple[Worked, ...]
    packages: dict[str, Package]
    missing: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Everything that the numbers depend on."""
        hashes = (each.package_hash for each in self.packages.values())
        return (self.chapter, self.lesson, *self.missing, *hashes)


def bare_lessons(session: Session) -> list[BareLesson]:
    """Every lesson whose numbers nobody has computed since it changed, in order of the path."""
    rows = session.execute(
        select(Chapter.slug, Chapter.lesson)
        .where(Chapter.lesson.is_not(None), Chapter.worked.is_(None))
        .order_by(Chapter.position)
    ).all()
    return [_bare(session, slug, lesson) for slug, lesson in rows if lesson is not None]


def store_worked(session: Session, lesson: BareLesson, texts: Sequence[str]) -> None:
    """Keep the filled texts, unless the lesson has changed meanwhile."""
    session.execute(
        update(Chapter)
        .where(Chapter.slug == lesson.chapter, Chapter.lesson == lesson.lesson)
        .values(worked=list(texts))
    )


def forget_worked(session: Session, slug: str) -> None:
    """A problem has changed: have the examples over it computed again."""
    mark = f"problem={slug}"
    session.execute(
        update(Chapter)
        .where(Chapter.worked.is_not(None), Chapter.lesson.contains(mark, autoescape=True))
        .values(worked=None)
    )


def _bare(session: Session, chapter: str, lesson: str) -> BareLesson:
    examples = worked_examples(lesson)
    slugs = dict.fromkeys(example.problem for example in examples)
    versions = session.execute(
        select(Problem.slug, Problem.current_version_id).where(Problem.slug.in_(slugs))
    ).all()
    packages = {slug: package(session, number) for slug, number in versions if number is not None}
    missing = tuple(slug for slug in slugs if slug not in packages)
    return BareLesson(chapter, lesson, examples, packages, missing)
