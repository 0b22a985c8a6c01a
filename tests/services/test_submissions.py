"""Sending in: sizes, limits, keys, inputs; and reading only one's own."""

import pytest
from sqlalchemy import func, select

from app.db.models import Submission
from app.errors import Busy, Conflict, Invalid, NotFound, TooLarge, TooMany
from app.services import submissions
from app.services.submissions import SubmissionQuery
from app.settings import Limits
from judge.report import Verdict

SLUG = "layer-norm"
INPUT = {"x": "[[1.0, 3.0]]", "gamma": "[1.0, 1.0]", "beta": "[0.0, 0.0]", "eps": "1e-5"}


def test_the_same_key_gives_the_same_submission(stocked, bus, learner, new_guest):
    """A repeated request adds no row; other code under the key is refused; users do not clash."""

    def send(user, code):
        with stocked.transaction() as session:
            return submissions.submit(session, bus, user, SLUG, code, "key").id

    first, again, other = send(learner, b"a"), send(learner, b"a"), send(new_guest(), b"a")

    assert first == again != other
    with pytest.raises(Conflict, match=f"submission {first}"):
        send(learner, b"b")
    with stocked.session() as session:
        assert session.scalar(select(func.count(Submission.id))) == 2


def test_a_repeated_request_is_not_limited(stocked, bus, learner):
    """A client that repeats because it lost the answer is never told to slow down."""
    limits = Limits(submissions_per_minute=1)
    with stocked.transaction() as session:
        first = submissions.submit(session, bus, learner, SLUG, b"a", "key", limits=limits)

    with stocked.transaction() as session:
        again = submissions.submit(session, bus, learner, SLUG, b"a", "key", limits=limits)

    assert again.id == first.id


def test_limits_hold_for_users_and_addresses(stocked, bus, new_guest):
    """The third submission in a minute of one user waits, and the fifth of one address."""
    limits = Limits(submissions_per_minute=2, address_factor=2)

    def send(user):
        with stocked.transaction() as session:
            submissions.submit(session, bus, user, SLUG, b"a", address="192.0.2.1", limits=limits)

    one, two, three = new_guest(), new_guest(), new_guest()
    send(one)
    send(one)
    with pytest.raises(TooMany, match="2 submissions a minute") as refusal:
        send(one)
    assert 1 <= refusal.value.retry_after_s <= 60
    send(two)
    send(two)
    with pytest.raises(TooMany, match="4 submissions a minute"):
        send(three)


def test_a_full_queue_refuses_honestly(stocked, bus, learner, new_guest):
    """What could not be judged in sensible time is not accepted."""
    limits = Limits(queued_per_user=2, queued=3)
    for _ in range(2):
        with stocked.transaction() as session:
            submissions.submit(session, bus, learner, SLUG, b"a", limits=limits)

    with pytest.raises(TooMany, match="2 of your submissions"), stocked.transaction() as session:
        submissions.submit(session, bus, learner, SLUG, b"a", limits=limits)
    with stocked.transaction() as session:
        submissions.submit(session, bus, new_guest(), SLUG, b"a", limits=limits)
    with pytest.raises(Busy, match="3 submissions wait"), stocked.transaction() as session:
        submissions.submit(session, bus, new_guest(), SLUG, b"a", limits=limits)


def test_code_over_64_kib_is_refused(stocked, bus, learner):
    """64 KiB is taken, one byte more is not; so for runs."""
    with stocked.transaction() as session:
        submissions.submit(session, bus, learner, SLUG, b"#" * 65536)
        for send in (submissions.submit, submissions.run):
            with pytest.raises(TooLarge, match="65537 bytes"):
                send(session, bus, learner, SLUG, b"#" * 65537)


def test_a_request_that_breaks_off_leaves_no_row(stocked, bus, learner):
    """Row, queue and limits are one transaction: what rolls back was never there."""

    def send_and_fail():
        with stocked.transaction() as session:
            submissions.submit(session, bus, learner, SLUG, b"a")
            raise RuntimeError("the connection broke")

    with pytest.raises(RuntimeError):
        send_and_fail()

    with stocked.session() as session:
        assert session.scalar(select(func.count(Submission.id))) == 0


@pytest.mark.parametrize(
    ("inputs", "where"),
    [
        ([INPUT | {"x": "[[1.0, 3.0, 5.0]]"}], "Input 1"),
        ([INPUT, INPUT | {"eps": "open('f')"}], "Input 2, eps"),
        ([INPUT | {"y": "1"}], "y"),
        ([{"x": 1}], "Input 1"),
        (["x"], "Input 1"),
        ([], "1 to 10"),
        ([INPUT] * 11, "1 to 10"),
    ],
)
def test_an_input_that_does_not_fit_is_named(stocked, bus, learner, inputs, where):
    """Shapes, literals, names and numbers of inputs are checked before anything is queued."""
    with stocked.transaction() as session, pytest.raises(Invalid, match=where):
        submissions.run(session, bus, learner, SLUG, b"a", inputs)


def test_only_the_owner_sees_a_submission(stocked, bus, learner, new_guest, submit):
    """Another's id, a missing id and an absurd id look the same, also for cancelling."""
    submission = submit(learner)
    stranger = new_guest()

    with stocked.transaction() as session:
        for user in (stranger, None):
            with pytest.raises(NotFound):
                submissions.get_visible(session, user, submission.id)
        with pytest.raises(NotFound):
            submissions.cancel(session, bus, stranger, submission.id)
        for missing in (0, -1, 10**9, 2**70):
            with pytest.raises(NotFound):
                submissions.get_visible(session, learner, missing)
        assert submissions.get_visible(session, learner, submission.id).code == b"# 0"


def test_the_own_list_is_filtered_and_paged(stocked, bus, learner, new_guest, judged):
    """Newest first, by problem and verdict, without runs and without others' work."""
    judged(new_guest())
    ids = [
        judged(learner, verdict, slug).id
        for verdict, slug in (
            (Verdict.WRONG_ANSWER, SLUG), (Verdict.ACCEPTED, SLUG), (Verdict.ACCEPTED, "adam"),
        )
    ]  # fmt: skip
    with stocked.transaction() as session:
        submissions.run(session, bus, learner, SLUG, b"a")

    def listed(**query):
        with stocked.session() as session:
            return submissions.list_own(session, learner, SubmissionQuery(**query))

    assert [each.id for each in listed().items] == ids[::-1]
    assert [each.id for each in listed(problem=SLUG).items] == [ids[1], ids[0]]
    assert [each.id for each in listed(verdict="accepted", problem="adam").items] == [ids[2]]
    first = listed(limit=2)
    second = listed(limit=2, cursor=first.next)
    assert [each.id for each in (*first.items, *second.items)] == ids[::-1]
    assert second.next is None
    with pytest.raises(Invalid):
        listed(cursor="1; DROP TABLE")
