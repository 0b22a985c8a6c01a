"""The worked examples of a statement: made by a worker, stored with the version, read by pages."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.models import IS_SHOWN, Problem, ProblemVersion
from judge.report import to_json
from judge.samples import Sample


@dataclass(frozen=True)
class SampleLine:
    """One call as a line of Python, and what it returns (None: nothing to show)."""

    code: str
    answer: str | None


@dataclass(frozen=True)
class SampleView:
    """One example. `args` are literals by argument, for "use as own input"; None for scripts.
    `drawing` is the JSON form of a `judge.report.Drawing`."""

    lines: tuple[SampleLine, ...]
    note: str | None
    args: dict[str, str] | None
    drawing: dict[str, Any] | None = None


def sample_views(samples: Sequence[Sample]) -> list[SampleView]:
    """What the judge made of a package's samples, as pages show it."""
    return [
        SampleView(
            lines=tuple(SampleLine(line.code, line.answer) for line in sample.lines),
            note=sample.note,
            args=None if sample.args is None else dict(sample.args),
            drawing=to_json(sample.drawing),
        )
        for sample in samples
    ]


def store_samples(session: Session, version_id: int, samples: Sequence[SampleView]) -> None:
    """Keep the samples of a version."""
    session.execute(
        update(ProblemVersion)
        .where(ProblemVersion.id == version_id)
        .values(samples=[asdict(sample) for sample in samples])
    )


def versions_without_samples(session: Session) -> list[int]:
    """The current versions whose samples nobody has made yet, in the order of the catalogue."""
    return list(
        session.scalars(
            select(ProblemVersion.id)
            .join(Problem, Problem.current_version_id == ProblemVersion.id)
            .where(ProblemVersion.samples.is_(None))
            .order_by(Problem.number)
        )
    )


def current_versions(session: Session) -> list[int]:
    """The current version of every problem, in the order of the catalogue."""
    query = select(Problem.current_version_id).order_by(Problem.number)
    return [version_id for version_id in session.scalars(query) if version_id is not None]


def busiest_versions(session: Session, most: int) -> list[int]:
    """The current versions of the problems that were submitted most, at most so many."""
    return list(
        session.scalars(
            select(ProblemVersion.id)
            .join(Problem, Problem.current_version_id == ProblemVersion.id)
            .where(IS_SHOWN)
            .order_by(Problem.judged.desc(), Problem.number)
            .limit(most)
        )
    )


def read_samples(session: Session, version_id: int) -> tuple[SampleView, ...] | None:
    """The samples of a version, None until they are made."""
    stored: list[dict[str, Any]] | None = session.scalar(
        select(ProblemVersion.samples).where(ProblemVersion.id == version_id)
    )
    return None if stored is None else views_of(stored)


def views_of(stored: Sequence[dict[str, Any]]) -> tuple[SampleView, ...]:
    """Samples as they were stored, with a version or with a plan."""
    return tuple(
        SampleView(
            lines=tuple(SampleLine(**line) for line in sample["lines"]),
            note=sample["note"],
            args=sample["args"],
            drawing=sample.get("drawing"),
        )
        for sample in stored
    )
