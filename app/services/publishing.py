"""Publishing a package to this database: a plan with its proof first, then applied or cancelled.

Nothing of a plan is seen before it is applied. A plan belongs to one package (by hash) and to
the version that was current when it was made: the same package twice gives the same plan, and a
plan whose ground has moved is refused.

A published problem is managed here: the library on disk leaves it alone at the next start and
says so in the log, until it is released again.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, undefer

from app.db.models import (
    PlanState,
    Problem,
    ProblemVersion,
    PublishedProblem,
    PublishPlan,
    Rejudging,
)
from app.db.turns import take_turns
from app.errors import Conflict, NotFound
from app.services import rejudging, verifications
from app.services.catalogue.importing import describe, make_current, store_version
from app.services.catalogue.packages import pack, unpack
from app.services.catalogue.samples import SampleView
from app.services.closing import close
from problems.load import load_package
from problems.package import Problem as Package


@dataclass(frozen=True)
class Ground:
    """What a package would replace: the problem's row and its version, None for a new slug.

    `is_published` where the problem is managed in this database already.
    """

    problem_id: int | None = None
    version_id: int | None = None
    package_hash: str | None = None
    judging_hash: str | None = None
    is_published: bool = False
    collection: str | None = None
    chapter: str | None = None


def ground(session: Session, slug: str) -> Ground:
    """What is there under a slug now."""
    row = session.scalar(select(Problem).where(Problem.slug == slug))
    if row is None:
        return Ground()
    version = session.get(ProblemVersion, row.current_version_id)
    return Ground(
        problem_id=row.id,
        version_id=row.current_version_id,
        package_hash=None if version is None else version.package_hash,
        judging_hash=None if version is None else version.judging_hash,
        is_published=session.get(PublishedProblem, row.id) is not None,
        collection=row.collection,
        chapter=row.chapter,
    )


def find_planned(session: Session, slug: str, package_hash: str) -> PublishPlan | None:
    """The open plan for this package on the present ground, None when there is none."""
    present = ground(session, slug)
    return session.scalar(
        select(PublishPlan).where(
            PublishPlan.slug == slug,
            PublishPlan.package_hash == package_hash,
            PublishPlan.state == PlanState.PLANNED,
            PublishPlan.base_version_id.is_not_distinct_from(present.version_id),
        )
    )


def plan(
    session: Session,
    package: Package,
    proof: Mapping[str, Any],
    judged: Sequence[rejudging.Judged],
    salt_id: str,
    samples: Sequence[SampleView] = (),
) -> PublishPlan:
    """Store a plan for a package, with what verification and judging in the shadow showed.

    Args:
        package: with the collection and chapter that it shall stand in.
        samples: the statement's examples, so that the page is whole from its first moment.
        judged: stored submissions under the package's tests.
        salt_id: the salt that they were judged with.
    """
    take_turns(session, "catalogue")
    present = ground(session, package.slug)
    shadow: Rejudging | None = None
    if present.problem_id is not None:
        row = session.get_one(Problem, present.problem_id)
        version = store_version(session, row, package)
        reason = f"new version of {package.slug}"
        shadow = rejudging.record(session, version.id, salt_id, judged, reason) if judged else None
    made = PublishPlan(
        id=secrets.token_hex(4),
        slug=package.slug,
        collection=package.collection,
        chapter=package.chapter,
        package_hash=package.package_hash,
        problem_id=present.problem_id,
        base_version_id=present.version_id,
        rejudging_id=None if shadow is None else shadow.id,
        proof={**proof, "samples": [asdict(sample) for sample in samples]},
        files=pack(package.files),
    )
    session.add(made)
    session.flush()
    return made


def find_plan(session: Session, plan_id: str) -> PublishPlan:
    """A plan by its name.

    Raises:
        NotFound: there is none.
    """
    found = session.scalar(
        select(PublishPlan).where(PublishPlan.id == plan_id).options(undefer(PublishPlan.files))
    )
    if found is None:
        raise NotFound(
            f'There is no plan "{plan_id[:40]}"; `ndjudge problem publish --plans` lists them.'
        )
    return found


def list_plans(session: Session) -> list[PublishPlan]:
    """The plans that wait, the newest first."""
    wanted = select(PublishPlan).where(PublishPlan.state == PlanState.PLANNED)
    return list(session.scalars(wanted.order_by(PublishPlan.created_at.desc(), PublishPlan.id)))


def apply(session: Session, plan_id: str) -> tuple[PublishPlan, int]:
    """Make the planned package the current version, and move the verdicts of its plan.

    What verification found goes with the version, for the pages of authors.

    Returns:
        the plan, and how many verdicts moved.

    Raises:
        NotFound: no such plan. Conflict: it is closed, or another version became current.
    """
    take_turns(session, "catalogue")
    planned = find_plan(session, plan_id)
    present = ground(session, planned.slug)
    if planned.state == PlanState.APPLIED and present.package_hash == planned.package_hash:
        return planned, 0
    _require_open(planned, present)
    package = load_package(
        unpack(planned.files),
        slug=planned.slug,
        collection=planned.collection,
        chapter=planned.chapter,
    )
    row = _row(session, package, present)
    make_current(session, row, package)
    _give_samples(session, row, planned.proof["samples"])
    if "verification" in planned.proof and row.current_version_id is not None:
        verifications.store(session, row.current_version_id, planned.proof["verification"])
    if session.get(PublishedProblem, row.id) is None:
        session.add(PublishedProblem(problem_id=row.id))
    planned.problem_id = row.id
    close(session, planned, PlanState.APPLIED)
    moved = 0
    if planned.rejudging_id is not None:
        moved = rejudging.apply(session, rejudging.find(session, planned.rejudging_id))
    session.flush()
    return planned, moved


def cancel(session: Session, plan_id: str) -> PublishPlan:
    """Drop a plan; nothing was changed by it.

    Raises:
        NotFound: no such plan. Conflict: it was applied.
    """
    planned = find_plan(session, plan_id)
    if planned.state == PlanState.CANCELLED:
        return planned
    close(session, planned, PlanState.CANCELLED)
    if planned.rejudging_id is not None:
        shadow = rejudging.find(session, planned.rejudging_id)
        close(session, shadow, PlanState.CANCELLED)
    return planned


def release(session: Session, slug: str) -> None:
    """Give a problem back to the library on disk, which replaces it at the next start.

    Raises:
        NotFound: no such problem. Conflict: it is not managed here.
    """
    present = ground(session, slug)
    if present.problem_id is None:
        raise NotFound(f"There is no problem {slug[:100]!r} in this database.")
    row = session.get(PublishedProblem, present.problem_id)
    if row is None:
        raise Conflict(f"{slug} was not published here; the library on disk manages it.")
    session.delete(row)


def _give_samples(session: Session, row: Problem, samples: list[Any]) -> None:
    session.execute(
        update(ProblemVersion)
        .where(ProblemVersion.id == row.current_version_id, ProblemVersion.samples.is_(None))
        .values(samples=samples or None)
        .execution_options(synchronize_session=False)
    )


def _require_open(planned: PublishPlan, present: Ground) -> None:
    if planned.state != PlanState.PLANNED:
        raise Conflict(f"Plan {planned.id} was {planned.state} before; make a new one.")
    if present.version_id != planned.base_version_id:
        raise Conflict(
            f"{planned.slug} has another version since plan {planned.id} was made; cancel it and "
            "plan again, so that the verdicts are compared with what is there now."
        )


def _row(session: Session, package: Package, present: Ground) -> Problem:
    """The problem's row with the facts of the package; a new one gets the next number."""
    if present.problem_id is not None:
        row = session.get_one(Problem, present.problem_id, options=[undefer(Problem.search_text)])
        order = row.chapter_order
    else:
        number = session.scalar(select(func.max(Problem.number))) or 0
        row = Problem(number=number + 1, slug=package.slug)
        last = select(func.max(Problem.chapter_order)).where(Problem.chapter == package.chapter)
        order = (session.scalar(last) or 0) + 1
    describe(row, package, order)
    session.add(row)
    session.flush()
    return row
