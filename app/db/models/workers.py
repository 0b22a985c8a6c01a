"""Which workers there are, also while nothing is to be judged."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.clock import now
from app.db.models.base import Base, word


class WorkerBeat(Base):
    """A worker's last sign of life; it takes its row away when it ends.

    `sandbox_level` is 0 to 3, `version` that of the program.
    """

    __tablename__ = "worker_beats"
    __table_args__ = (Index("ix_worker_beats_seen_at", "seen_at"),)

    worker: Mapped[str] = mapped_column(word(200), primary_key=True)
    slots: Mapped[int]
    version: Mapped[str] = mapped_column(word())
    sandbox_level: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(default=now())
    seen_at: Mapped[datetime] = mapped_column(default=now())
