"""Workers: threads that take submissions from the queue, judge them and store the verdicts."""

from app.worker.worker import Worker

__all__ = ["Worker"]
