"""Problems as their authors see them: states, versions, plans."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import (
    PlanState,
    Problem,
    ProblemReport,
    ProblemVersion,
    PublishedProblem,
    PublishPlan,
    Rejudged,
    Rejudging,
    StoredVerification,
)
from app.errors import NotFound
from app.services import catalogue

MOST_SHOWN = 200


@dataclass(frozen=True)
class AuthorRow:
    """A line of the authors' list.

    `source` is "library" or "published here"; `is_in_order` is what the last verification of the
    current version said, None where there was none; `plan_id` waits to be published.
    """

    problem: Problem
    source: str
    is_in_order: bool | None
    plan_id: str | None
    open_reports: int


@dataclass(frozen=True)
class VersionRow:
    """One stored version of a problem."""

    id: int
    package_hash: str
    created_at: datetime
    is_current: bool
    is_verified: bool


@dataclass(frozen=True)
class Shadow:
    """A rejudging: how many verdicts go from what to what, and the first of those that change."""

    rejudging: Rejudging
    judged: int
    counts: Mapping[tuple[str, str], int]
    changes: tuple[Rejudged, ...]


def list_for_authors(session: Session) -> list[AuthorRow]:
    """Every problem with its state, in the order of the catalogue."""
    published = set(session.scalars(select(PublishedProblem.problem_id)))
    plans = {plan.slug: plan.id for plan in waiting_plans(session)}
    orders = {
        version_id: bool(result["ok"])
        for version_id, result in session.execute(
            select(StoredVerification.version_id, StoredVerification.result).join(
                Problem, Problem.current_version_id == StoredVerification.version_id
            )
        )
    }
    counted = session.execute(
        select(ProblemReport.problem_id, func.count().label("open"))
        .where(ProblemReport.closed_at.is_(None))
        .group_by(ProblemReport.problem_id)
    )
    reports = {each.problem_id: each.open for each in counted}
    return [
        AuthorRow(
            problem=row,
            source="published here" if row.id in published else "library",
            is_in_order=orders.get(row.current_version_id or 0),
            plan_id=plans.get(row.slug),
            open_reports=reports.get(row.id, 0),
        )
        for row in session.scalars(select(Problem).order_by(Problem.number))
    ]


def waiting_plans(session: Session) -> list[PublishPlan]:
    """The plans that wait for an administrator, the newest first."""
    wanted = select(PublishPlan).where(PublishPlan.state == PlanState.PLANNED)
    return list(session.scalars(wanted.order_by(PublishPlan.created_at.desc())))


def versions(session: Session, problem: Problem) -> list[VersionRow]:
    """The versions of a problem, the newest first."""
    verified = set(session.scalars(select(StoredVerification.version_id)))
    rows = session.scalars(
        select(ProblemVersion)
        .where(ProblemVersion.problem_id == problem.id)
        .order_by(ProblemVersion.id.desc())
    )
    return [
        VersionRow(
            id=row.id,
            package_hash=row.package_hash,
            created_at=row.created_at,
            is_current=row.id == problem.current_version_id,
            is_verified=row.id in verified,
        )
        for row in rows
    ]


def is_published(session: Session, slug: str) -> bool:
    """Whether the problem is managed in this database rather than by the library on disk."""
    return session.get(PublishedProblem, catalogue.find_any(session, slug).id) is not None


def shadow(session: Session, rejudging_id: int) -> Shadow:
    """A rejudging with what it changes.

    Raises:
        NotFound: there is none.
    """
    row = session.get(Rejudging, rejudging_id) if 0 < rejudging_id < 2**63 else None
    if row is None:
        raise NotFound(f"There is no rejudging {rejudging_id}.")
    of_it = Rejudged.rejudging_id == rejudging_id
    counted = session.execute(
        select(Rejudged.old_verdict, Rejudged.new_verdict, func.count())
        .where(of_it)
        .group_by(Rejudged.old_verdict, Rejudged.new_verdict)
        .order_by(Rejudged.old_verdict, Rejudged.new_verdict)
    ).all()
    changes = session.scalars(
        select(Rejudged)
        .where(of_it, Rejudged.old_verdict != Rejudged.new_verdict)
        .order_by(Rejudged.submission_id.desc())
        .limit(MOST_SHOWN)
    )
    counts = {(old, new): count for old, new, count in counted}
    return Shadow(row, sum(counts.values()), counts, tuple(changes))


def matrix(verification: Mapping[str, Any]) -> tuple[list[str], list[tuple[str, str]]]:
    """The kill matrix of a stored verification: a group for each case, and letters by file."""
    groups = [group for group, count in verification["cases"].items() for _ in range(count)]
    return groups, list(verification["matrix"].items())
