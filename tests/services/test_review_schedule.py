"""The review: the law of the schedule, what is due and why, leaving problems out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.db.models import Submission
from app.services import accounts, export, review
from app.services.review import INTERVALS_DAYS, Attempt, Standing, standing
from judge.report import Verdict

PASSWORD = "correct horse battery"
START = date(2026, 11, 3)
TOKYO = ZoneInfo("Asia/Tokyo")
UTC_ZONE = ZoneInfo("UTC")
OUTCOMES = (Attempt(START, True), Attempt(START, False), Attempt(START, False, "ddof-1"))


@st.composite
def histories(draw) -> list[Attempt]:
    """Attempts of one problem in the order of their days."""
    gaps = draw(st.lists(st.tuples(st.integers(0, 70), st.sampled_from(OUTCOMES)), max_size=25))
    day, found = START, []
    for gap, outcome in gaps:
        day += timedelta(days=gap)
        found.append(Attempt(day, outcome.is_accepted, outcome.misconception))
    return found


@given(histories())
def test_a_problem_rises_by_waiting_and_falls_by_its_mistake(history):
    """One box a time, never before the pause is over; a mistake leads back to the first."""
    for length in range(1, len(history) + 1):
        before, last = standing(history[: length - 1]), history[length - 1]
        after = standing(history[:length])

        if after is None:
            seen = history[:length]
            assert not (any(a.is_accepted for a in seen) and any(a.misconception for a in seen))
        elif before is None or last.misconception:
            assert after == Standing(0, last.day)
        elif after != before:
            assert last.is_accepted
            assert after == Standing(before.box + 1, last.day)
            assert (last.day - before.since).days >= INTERVALS_DAYS[before.box]


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.lists(st.integers(0, 30), max_size=5))
def test_who_solves_it_when_it_is_due_is_done_after_the_last_pause(first, delays):
    """Each pause is longer than the one before, and practising late shortens none of them."""
    history = [Attempt(first, False, "ddof-1"), Attempt(first, True)]
    for expected, delay in zip(INTERVALS_DAYS, [*delays, 0, 0, 0, 0, 0], strict=False):
        due = standing(history).due
        assert due == history[-1].day + timedelta(days=expected)
        early = standing([*history, Attempt(due - timedelta(days=1), True)])
        assert early == standing(history)
        history.append(Attempt(due + timedelta(days=delay), True))

    assert standing(history).is_done
    assert standing(history).due is None
    assert list(INTERVALS_DAYS) == sorted(set(INTERVALS_DAYS))


@pytest.fixture
def send(stocked, judged, learner):
    """Stores a verdict of a given time; `mistake` is what the judge recognised."""

    def make(verdict, at: datetime, mistake: str | None = None, slug: str = "layer-norm"):
        row = judged(learner, verdict, slug)
        with stocked.transaction() as session:
            values = {"created_at": at, "misconception": mistake}
            session.execute(update(Submission).where(Submission.id == row.id).values(**values))
        return row

    return make


def reviewed(stocked, user, moment, zone=UTC_ZONE):
    with stocked.session() as session:
        return review.review(session, user, moment, zone)


def test_a_mistake_solved_later_comes_back_with_its_reason(stocked, learner, send):
    """Due on the day after, by the days of the learner's zone, with what was met and when."""
    evening = datetime(2026, 11, 3, 20, 0, tzinfo=UTC)
    met = send(Verdict.WRONG_ANSWER, evening, "ddof-1")
    assert reviewed(stocked, learner, evening) == review.Review(today=evening.date())
    send(Verdict.ACCEPTED, evening + timedelta(minutes=5))
    send(Verdict.ACCEPTED, evening, slug="sgd")

    same_evening = reviewed(stocked, learner, evening)
    next_day = reviewed(stocked, learner, evening + timedelta(hours=20))
    in_tokyo = reviewed(stocked, learner, evening + timedelta(hours=18), TOKYO)

    assert [item.problem.slug for item in same_evening.later] == ["layer-norm"]
    item = next_day.due[0]
    assert (item.due, item.solved_on, item.standing.box) == (date(2026, 11, 4), evening.date(), 0)
    assert (item.mistakes[0].submission_id, item.mistakes[0].met_on) == (met.id, evening.date())
    assert "1" in item.mistakes[0].message
    assert (in_tokyo.today, in_tokyo.due) == (date(2026, 11, 4), ())
    assert in_tokyo.later[0].due == date(2026, 11, 5)


def test_practice_moves_it_on_and_the_mistake_back(stocked, learner, send):
    """Solved again when due: three days on; the mistake again: tomorrow."""
    day = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
    send(Verdict.WRONG_ANSWER, day, "ddof-1")
    send(Verdict.ACCEPTED, day)
    send(Verdict.ACCEPTED, day + timedelta(days=2))
    on = reviewed(stocked, learner, day + timedelta(days=2)).later[0]
    send(Verdict.WRONG_ANSWER, day + timedelta(days=6), "ddof-1")
    back = reviewed(stocked, learner, day + timedelta(days=6)).later[0]

    assert (on.standing.box, on.due) == (1, date(2026, 11, 8))
    assert (back.standing.box, back.due) == (0, date(2026, 11, 10))


def test_the_learner_leaves_a_problem_out_and_takes_it_up_again(stocked, learner, send):
    """Until tomorrow, or for good; the wish goes along with a guest and into the export."""
    day = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
    send(Verdict.WRONG_ANSWER, day, "ddof-1")
    send(Verdict.ACCEPTED, day)
    due = day + timedelta(days=5)
    with stocked.transaction() as session:
        review.pause(session, learner, "layer-norm", due.date() + timedelta(days=1))
    skipped = reviewed(stocked, learner, due)
    with stocked.transaction() as session:
        review.pause(session, learner, "layer-norm", None)
        accounts.add_user(session, "ada", PASSWORD)
    with stocked.transaction() as session:
        ada = accounts.sign_in(session, "ada", PASSWORD, None, learner)
    stopped = reviewed(stocked, ada, due)
    with stocked.transaction() as session:
        exported = export.export(session, ada)
        review.resume(session, ada, "layer-norm")
    resumed = reviewed(stocked, ada, due)

    assert (skipped.due, skipped.later[0].due) == ((), date(2026, 11, 9))
    assert (stopped.due, stopped.stopped[0].due) == ((), None)
    assert exported["review_pauses"] == [{"problem": "layer-norm", "until": None}]
    assert exported["preferences"]["has_review"] is True
    assert [item.problem.slug for item in resumed.due] == ["layer-norm"]
