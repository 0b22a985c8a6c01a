"""Days and streaks in the learner's zone, what was achieved, what is recommended and why."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from app.db.models import Submission
from app.services import achievements, catalogue, progress, recommendations
from app.services.activity import activity
from judge.report import Verdict

TOKYO = ZoneInfo("Asia/Tokyo")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def at(stocked, judged, learner):
    """Submits at given times."""

    def make(*moments: datetime) -> None:
        for moment in moments:
            row = judged(learner, Verdict.WRONG_ANSWER)
            with stocked.transaction() as session:
                changed = update(Submission).where(Submission.id == row.id)
                session.execute(changed.values(created_at=moment))

    return make


def seen(stocked, learner, moment, zone, weeks=4):
    with stocked.session() as session:
        return activity(session, learner, moment, zone, weeks)


def test_a_day_is_one_of_the_learners_zone(stocked, learner, at):
    """Two evenings of Berlin are one day in Tokyo's count and two in Berlin's."""
    at(datetime(2026, 3, 2, 20, 0, tzinfo=UTC), datetime(2026, 3, 3, 4, 0, tzinfo=UTC))
    moment = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)

    berlin = seen(stocked, learner, moment, BERLIN)
    tokyo = seen(stocked, learner, moment, TOKYO)

    assert (berlin.streak, berlin.longest) == (2, 2)
    assert (tokyo.streak, tokyo.longest) == (1, 1)
    assert [day.submissions for day in tokyo.days if day.submissions] == [2]


def test_a_streak_outlives_the_change_of_the_clocks(stocked, learner, at):
    """The day of 23 hours is a day; a streak holds until a whole day is missed."""
    late = [datetime(2026, 3, day, 23, 30, tzinfo=BERLIN) for day in (27, 28, 29, 30)]
    at(*late)

    next_day = seen(stocked, learner, late[-1] + timedelta(hours=20), BERLIN)
    day_after = seen(stocked, learner, late[-1] + timedelta(hours=44), BERLIN)

    assert (next_day.streak, next_day.is_done_today) == (4, False)
    assert (day_after.streak, day_after.longest) == (0, 4)


def test_the_calendar_begins_on_a_monday_and_ends_today(stocked, learner):
    """Whole weeks up to today, empty for somebody who did nothing."""
    found = seen(stocked, learner, datetime(2026, 3, 4, 12, 0, tzinfo=UTC), BERLIN, weeks=2)

    assert found.days[0].date.weekday() == 0
    assert len(found.days) == 10
    assert (found.submissions, found.streak, found.longest) == (0, 0, 0)


def meet(stocked, row, identifier="ddof-1"):
    with stocked.transaction() as session:
        changed = update(Submission).where(Submission.id == row.id)
        session.execute(changed.values(misconception=identifier))


def test_a_mistake_met_twice_is_recommended_with_its_words(stocked, learner, judged):
    """The reason says what the answers looked like, and how often."""
    for _ in range(2):
        meet(stocked, judged(learner, Verdict.WRONG_ANSWER))

    with stocked.session() as session:
        first = recommendations.recommend(session, learner)[0]

    assert first.problem.slug == "layer-norm"
    assert first.reason.startswith("Your answers looked like this 2 times:")
    assert "n-1" in first.reason or "n−1" in first.reason or "ddof" in first.reason


def test_a_mistake_is_overcome_by_solving_the_problem_later(stocked, learner, judged):
    """Open until an accepted submission follows, a badge from then on."""
    meet(stocked, judged(learner, Verdict.WRONG_ANSWER))
    with stocked.session() as session:
        before = achievements.achievements(session, learner)

    judged(learner, Verdict.ACCEPTED)

    with stocked.session() as session:
        after = achievements.achievements(session, learner)
        recommended = recommendations.recommend(session, learner)
    assert (len(before.open), len(before.overcome)) == (1, 0)
    assert (len(after.open), len(after.overcome)) == (0, 1)
    assert "layer-norm" not in [each.problem.slug for each in recommended]


def test_the_path_goes_on_where_it_was_begun(stocked, learner, judged):
    """A begun chapter comes before a new one; a finished one is a badge and is left alone."""
    judged(learner, slug="sgd")

    with stocked.session() as session:
        planned = recommendations.next_in_plan(session, learner)
        chapter = catalogue.get_chapter(session, "optimizers", learner)
    assert planned is not None
    assert planned.problem.slug == chapter.problems[1].slug
    assert "Next in" in planned.reason

    for row in chapter.problems[1:]:
        judged(learner, slug=row.slug)
    with stocked.session() as session:
        found = achievements.achievements(session, learner)
        planned = recommendations.next_in_plan(session, learner)
    assert [each.slug for each in found.finished] == ["optimizers"]
    assert planned is None or planned.problem.chapter != "optimizers"


def test_a_random_problem_prefers_what_is_not_solved(stocked, learner, judged):
    """Of those that fit a solved one is not drawn while others are left; none is none."""
    judged(learner, slug="sgd")
    query = catalogue.ProblemQuery(chapter="optimizers")

    with stocked.session() as session:
        drawn = {catalogue.pick(session, query, learner) for _ in range(12)}
        only = catalogue.pick(session, catalogue.ProblemQuery(text="quokka"), learner)

    assert "sgd" not in drawn
    assert None not in drawn
    assert only is None


def test_milestones_show_what_is_reached_and_what_is_next(stocked, learner, judged):
    """Of each kind the highest badge and the way to the next one."""
    judged(learner, slug="bleu")
    with stocked.transaction() as session:
        catalogue.find(session, "bleu").difficulty = "hard"

    with stocked.session() as session:
        found = achievements.achievements(session, learner, longest_streak=8).milestones

    assert [(each.kind, each.amount, each.is_reached) for each in found] == [
        ("streak", 7, True),
        ("streak", 30, False),
        ("hard", 1, True),
        ("hard", 5, False),
    ]


def test_similar_problems_share_tags_and_are_unsolved_first(stocked, learner, judged):
    """Each says which tags; what is solved stands behind what is not."""
    with stocked.session() as session:
        view = catalogue.get(session, "sgd", learner)
        first = recommendations.similar(session, learner, view.problem_id, view.row)
    judged(learner, slug=first[0].problem.slug)

    with stocked.session() as session:
        later = recommendations.similar(session, learner, view.problem_id, view.row)

    assert first[0].reason.startswith("also optimization")
    assert "sgd" not in {each.problem.slug for each in first}
    assert later[0].problem.slug != first[0].problem.slug


def test_attempts_are_counted_up_to_the_one_that_solved(stocked, learner, judged):
    """The page says at which attempt a problem was solved, also when it is looked at later."""
    judged(learner, Verdict.WRONG_ANSWER)
    solved = judged(learner)
    again = judged(learner)

    with stocked.session() as session:
        at_first, later = (
            progress.attempts(session, learner, row.problem_id, row.id) for row in (solved, again)
        )

    assert (at_first.count, at_first.was_solved) == (2, False)
    assert (later.count, later.was_solved) == (3, True)
