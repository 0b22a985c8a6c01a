"""Signs of life: a worker is on the list while it lives, idle or not, and leaves it."""

from importlib.metadata import version

from sqlalchemy import update

from app.db.clock import now
from app.db.models import WorkerBeat
from app.services import workers


def listed(database) -> tuple[workers.WorkerState, ...]:
    with database.session() as session:
        return workers.list_workers(session)


def test_an_idle_worker_is_on_the_list_until_it_stops(stocked, new_worker, judge):
    """From its first moment, with what it is; it takes its row away when it ends."""
    worker = new_worker()
    worker.start()

    (state,) = listed(stocked)
    worker.stop()

    assert (state.name, state.slots, state.version) == (worker.name, 2, version("ndjudge"))
    assert state.sandbox_level == judge.sandbox.level
    assert not state.is_silent
    assert listed(stocked) == ()


def test_a_worker_that_was_killed_falls_silent_and_is_forgotten(stocked):
    """No leave was taken: silent after a while, off the list later; one that beats stays."""
    with stocked.transaction() as session:
        for name in ("killed", "lives"):
            workers.beat(session, name, slots=1, version="1", sandbox_level=2)

    states = []
    for age_s in (workers.SILENT_AFTER_S, workers.FORGOTTEN_AFTER_S):
        with stocked.transaction() as session:
            gone = update(WorkerBeat).where(WorkerBeat.worker == "killed")
            session.execute(gone.values(seen_at=now(-age_s - 1)))
            workers.beat(session, "lives", slots=1, version="1", sandbox_level=2)
        states.append({each.name: each.is_silent for each in listed(stocked)})
    with stocked.transaction() as session:
        workers.forget_silent(session)

    assert states == [{"killed": True, "lives": False}, {"lives": False}]
    with stocked.session() as session:
        assert session.query(WorkerBeat).count() == 1
