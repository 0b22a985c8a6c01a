"""What a language model was asked is counted, answered again and forgotten, on both databases."""

import pytest
from sqlalchemy import update

from app.db.clock import now
from app.db.models import Opinion
from app.errors import Conflict, TooMany
from app.services import accounts, explanations, opinions
from app.services.export import export
from judge.report import Verdict

PASSWORD = "correct horse battery"


@pytest.fixture
def asks(settings):
    """Settings of a site that asks, at most twice a day."""
    settings.ai_url, settings.ai_model, settings.ai_opinions = "https://m.example/v1", "m", "on"
    settings.limits.opinions_per_day = 2
    return settings


def test_a_question_is_asked_once_and_counts_for_a_day(stocked, learner, judged, asks):
    """The answer is kept and found again, is in the export, and goes with time; the budget of the
    day is spent by failures too, and given back when the day is over."""
    with stocked.transaction() as session:
        user = accounts.sign_up(session, "ada", PASSWORD, learner)
    row = judged(user, Verdict.WRONG_ANSWER)

    def begin() -> tuple[int, str | None]:
        with stocked.transaction() as session:
            digest = opinions.prepare(session, user, row.id).digest
            made, _ = opinions.begin(session, user, row.id, digest, asks)
            return made.id, made.answer

    first, _ = begin()
    with pytest.raises(Conflict, match="being written"):
        begin()
    with stocked.transaction() as session:
        opinions.fail(session, first, "slow", 7)
    second, _ = begin()
    with stocked.transaction() as session:
        opinions.finish(session, second, "Look at the axis.")
        opinions.fail(session, second, "late", 0)

    assert begin() == (second, "Look at the axis.")
    with stocked.session() as session:
        explained = explanations.explain(session, user, row.id)
        shown = opinions.view(session, user, explained, asks)
        exported = export(session, user)["opinions"]
    assert (shown.answer, shown.failure, shown.budget.questions) == ("Look at the axis.", None, 0)
    assert [(each["state"], each["answer"]) for each in exported] == [
        ("failed", None),
        ("done", "Look at the axis."),
    ]

    asks.ai_model = "another"
    with pytest.raises(TooMany):
        begin()
    with stocked.transaction() as session:
        session.execute(update(Opinion).values(asked_at=now(-25 * 3600)))
    third, answer = begin()
    assert (third > second, answer) == (True, None)
    with stocked.transaction() as session:
        session.execute(update(Opinion).values(asked_at=now(-31 * 24 * 3600)))
        opinions.forget_old(session)
        assert session.query(Opinion).count() == 0


def test_a_process_that_died_gives_its_place_back(stocked, learner, judged, asks):
    """A question without an end stands in nobody's way once its time is long over."""
    with stocked.transaction() as session:
        user = accounts.sign_up(session, "ada", PASSWORD, learner)
    row = judged(user, Verdict.WRONG_ANSWER)
    asks.ai_at_once = 1
    with stocked.transaction() as session:
        digest = opinions.prepare(session, user, row.id).digest
        opinions.begin(session, user, row.id, digest, asks)
        session.execute(update(Opinion).values(asked_at=now(-asks.ai_total_s - 60)))

    with stocked.transaction() as session:
        made, prompt = opinions.begin(session, user, row.id, digest, asks)

    assert made.state == "running"
    assert made.characters_sent == len(prompt.text)
