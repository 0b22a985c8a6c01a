"""How the site does, in one look; every question is bounded, however large the tables are."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import (
    Errand,
    ErrandKind,
    Kind,
    PlanState,
    ProblemReport,
    PublishPlan,
    Submission,
    User,
)
from app.services.queue import QueueState, queue_state
from app.services.workers import WorkerState, list_workers

HOUR_S, DAY_S = 3600, 24 * 3600
MOST_LOOKED_AT = 50_000


@dataclass(frozen=True)
class Overview:
    """Figures of now; those of a day look at the newest `MOST_LOOKED_AT` submissions at most.

    `verdicts` are pairs of verdict and count, the most frequent first; `selftest` is the newest
    self-test of a worker's sandbox, None where none was asked for.
    """

    accounts: int
    guests: int
    new_accounts_day: int
    active_day: int
    submissions_hour: int
    submissions_day: int
    verdicts: tuple[tuple[str, int], ...]
    queue: QueueState
    workers: tuple[WorkerState, ...]
    open_reports: int
    waiting_plans: int
    selftest: Errand | None


def overview(session: Session) -> Overview:
    """Everything that the dashboard shows."""
    accounts, everybody, new = session.execute(
        select(
            func.count(User.password_hash),
            func.count(),
            func.count().filter(User.password_hash.is_not(None), User.created_at > now(-DAY_S)),
        ).select_from(User)
    ).one()
    newest = (
        select(Submission.created_at, Submission.user_id, Submission.verdict, Submission.kind)
        .order_by(Submission.id.desc())
        .limit(MOST_LOOKED_AT)
        .subquery()
    )
    submitted = (newest.c.kind == Kind.SUBMIT, newest.c.created_at > now(-DAY_S))
    hour, day, active = session.execute(
        select(
            func.count().filter(newest.c.created_at > now(-HOUR_S)),
            func.count(),
            func.count(newest.c.user_id.distinct()),
        ).where(*submitted)
    ).one()
    verdicts = session.execute(
        select(newest.c.verdict, func.count())
        .where(*submitted, newest.c.verdict.is_not(None))
        .group_by(newest.c.verdict)
        .order_by(func.count().desc())
    ).all()
    return Overview(
        accounts=accounts,
        guests=everybody - accounts,
        new_accounts_day=new,
        active_day=active,
        submissions_hour=hour,
        submissions_day=day,
        verdicts=tuple((verdict, count) for verdict, count in verdicts),
        queue=queue_state(session),
        workers=list_workers(session),
        open_reports=_count(session, select(func.count()).where(ProblemReport.closed_at.is_(None))),
        waiting_plans=_count(
            session, select(func.count()).where(PublishPlan.state == PlanState.PLANNED)
        ),
        selftest=_selftest(session),
    )


def _count(session: Session, query: Select[int]) -> int:
    return session.scalar(query) or 0


def _selftest(session: Session) -> Errand | None:
    newest = select(Errand).where(Errand.kind == ErrandKind.SELFTEST).order_by(Errand.id.desc())
    return session.scalar(newest.limit(1))
