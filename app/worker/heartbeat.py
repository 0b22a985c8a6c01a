"""Tells the site that this worker is there, from a thread that judging never holds up."""

import threading
from importlib.metadata import version

from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.db.engine import Database
from app.services import workers
from judge.run import Judge


class Heartbeat:
    """A sign of life every few seconds until `stopped`, and then the leave-taking."""

    def __init__(self, database: Database, worker: str, judge: Judge, slots: int) -> None:
        self._database = database
        self._worker = worker
        self._judge = judge
        self._slots = slots
        self._version = version("ndjudge")

    def work(self, stopped: threading.Event) -> None:
        """The thread; a database that is away is told at the next beat."""
        while not stopped.wait(workers.BEAT_EVERY_S):
            try:
                self.beat()
            except SQLAlchemyError:
                log.warning("worker", "sign of life not stored, tried again soon")
        try:
            with self._database.transaction() as session:
                workers.leave(session, self._worker)
        except SQLAlchemyError:
            log.warning("worker", "leave not taken; the worker shows as silent for a while")

    def beat(self) -> None:
        """One sign of life."""
        with self._database.transaction() as session:
            workers.beat(
                session,
                self._worker,
                slots=self._slots,
                version=self._version,
                sandbox_level=self._judge.sandbox.level,
            )
