"""The values of a walkthrough: made by a worker, stored with the version, read by pages."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.models import Problem, ProblemVersion


def versions_without_step_values(session: Session) -> list[int]:
    """The current versions with a walkthrough whose values nobody has made yet."""
    return list(
        session.scalars(
            select(ProblemVersion.id)
            .join(Problem, Problem.current_version_id == ProblemVersion.id)
            .where(Problem.has_walkthrough, ProblemVersion.walkthrough.is_(None))
            .order_by(Problem.number)
        )
    )


def store_step_values(session: Session, version_id: int, values: Sequence[Sequence[str]]) -> None:
    """Keep the values of each step of a version's walkthrough."""
    session.execute(
        update(ProblemVersion)
        .where(ProblemVersion.id == version_id)
        .values(walkthrough=[list(each) for each in values])
    )


def read_step_values(session: Session, version_id: int) -> tuple[tuple[str, ...], ...] | None:
    """The values of each step, None until they are made."""
    stored = session.scalar(
        select(ProblemVersion.walkthrough).where(ProblemVersion.id == version_id)
    )
    return None if stored is None else tuple(tuple(each) for each in stored)
