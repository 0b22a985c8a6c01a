"""Doing something once a session has committed: nobody may hear of a row that is not there yet."""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.orm import Session

CALLBACKS = "ndjudge_on_commit"


def on_commit(session: Session, callback: Callable[[], None]) -> None:
    """Call `callback` once `session` has committed, never if it rolls back.

    It must be quick, may not fail and may not use the session.
    """
    if not session.in_transaction():
        # A rollback before the first statement would otherwise go unnoticed.
        session.begin()
    if CALLBACKS not in session.info:
        session.info[CALLBACKS] = []
        event.listen(session, "after_commit", _run)
        event.listen(session, "after_rollback", _drop)
    session.info[CALLBACKS].append(callback)


def _run(session: Session) -> None:
    # SQLAlchemy 2.1 fires these events for savepoints too; nothing is committed by releasing one.
    if not session.in_nested_transaction():
        callbacks, session.info[CALLBACKS] = session.info[CALLBACKS], []
        for callback in callbacks:
            callback()


def _drop(session: Session) -> None:
    if not session.in_nested_transaction():
        session.info[CALLBACKS] = []
