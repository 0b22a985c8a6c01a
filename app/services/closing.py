"""Ending what was planned: applied or cancelled, once."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import PlanState, PublishPlan, Rejudging
from app.errors import Conflict


def close(session: Session, planned: PublishPlan | Rejudging, state: PlanState) -> None:
    """Write how it ended; of two who do so together one gets through.

    Raises:
        Conflict: it was applied or cancelled before.
    """
    table = type(planned)
    closed = session.execute(
        update(table)
        .where(table.id == planned.id, table.state == PlanState.PLANNED)
        .values(state=state, closed_at=now())
        .returning(table.id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if closed is None:
        noun = "Plan" if isinstance(planned, PublishPlan) else "Rejudging"
        raise Conflict(f"{noun} {planned.id} was applied or cancelled before.")
    session.refresh(planned, ["state", "closed_at"])
