"""What `verify` found about a version, kept for the pages of authors."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.clock import read_clock
from app.db.models import Problem, StoredVerification


def store(session: Session, version_id: int, result: Mapping[str, Any]) -> None:
    """Keep the newest verification of a version; an older one is forgotten."""
    made_at = read_clock(session)
    level, stored = str(result["level"]), dict(result)
    row = session.get(StoredVerification, version_id)
    if row is None:
        row = StoredVerification(version_id=version_id)
        session.add(row)
    row.level, row.result, row.made_at = level, stored, made_at
    session.flush()


def get(session: Session, version_id: int) -> StoredVerification | None:
    """The verification of a version, None where nobody asked for one."""
    return session.get(StoredVerification, version_id)


def by_problem(session: Session) -> dict[int, bool]:
    """Whether the current version was in order when it was verified, by the problem's id."""
    rows = session.execute(
        select(Problem.id, StoredVerification.result).join(
            StoredVerification, StoredVerification.version_id == Problem.current_version_id
        )
    )
    return {problem_id: bool(result["ok"]) for problem_id, result in rows}
