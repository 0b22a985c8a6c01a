"""Claims, leases and fences: every submission ends, and ends once."""

import re
import threading
from collections import Counter

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import undefer

from app.db.clock import now
from app.db.models import CaseResult, Problem, Submission
from app.errors import Conflict
from app.services import accounts, judging, submissions
from app.services.judging import MAX_ATTEMPTS
from judge.report import Verdict
from tests.services.plans import noted, plan


def row(database, submission_id: int) -> Submission:
    with database.session() as session:
        return session.get_one(Submission, submission_id, options=[undefer(Submission.report)])


def claim(database, worker: str = "worker"):
    with database.transaction() as session:
        return judging.claim(session, worker)


def let_lease_lapse(database) -> None:
    with database.transaction() as session:
        session.execute(
            update(Submission).where(Submission.status == "running").values(lease_until=now(-1))
        )


def sweep(database, bus) -> int:
    with database.transaction() as session:
        return judging.sweep(session, bus)


def test_a_verdict_is_stored_with_what_it_was_judged_with(
    stocked, bus, learner, submit, make_report
):
    """The row carries report, counts, judging hash, salt and runtime; cases have rows too."""
    submission = submit(learner)
    taken = claim(stocked)

    with stocked.transaction() as session:
        assert judging.finish(session, bus, taken, make_report(Verdict.WRONG_ANSWER))

    done = row(stocked, submission.id)
    assert (done.status, done.verdict, done.passed, done.total) == ("done", "wrong_answer", 0, 1)
    assert done.report["headline"] == "Not yet."
    assert done.judging_hash == taken.judging_hash
    assert done.salt_id == taken.salt.id
    assert done.runtime.startswith("CPython")
    with stocked.session() as session:
        cases = session.scalars(select(CaseResult)).all()
    assert [(case.name, case.verdict, case.reason) for case in cases] == [
        ("sample-1", "wrong_answer", "value")
    ]


def test_every_row_is_claimed_once_by_many_threads(stocked, new_guest, submit):
    """Eight claimers on one queue: no row twice, none left."""
    learners = [new_guest() for _ in range(5)]
    expected = Counter(submit(user).id for user in learners for _ in range(8))
    claimed: Counter[int] = Counter()

    def work(name: str) -> None:
        while (taken := claim(stocked, name)) is not None:
            claimed.update([taken.submission_id])

    threads = [threading.Thread(target=work, args=(f"w{i}",)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert claimed == expected


def test_a_lapsed_lease_returns_the_row_and_drops_the_late_verdict(
    stocked, bus, learner, submit, make_report
):
    """The worker that was too slow cannot write any more; the second one's verdict counts."""
    submission = submit(learner)
    slow = claim(stocked, "slow")
    let_lease_lapse(stocked)

    assert sweep(stocked, bus) == 1

    quick = claim(stocked, "quick")
    assert (quick.submission_id, quick.attempt) == (submission.id, 2)
    with stocked.transaction() as session:
        assert not judging.finish(session, bus, slow, make_report(Verdict.WRONG_ANSWER))
        assert not judging.renew(session, slow)
        assert not judging.report_progress(session, slow, 1, 2)
        assert not judging.give_back(session, bus, slow, "late")
        assert judging.finish(session, bus, quick, make_report())
    assert row(stocked, submission.id).verdict == "accepted"


def test_a_renewed_lease_does_not_lapse(stocked, bus, learner, submit):
    """Renewing puts the end of the lease off; the sweeper leaves the row alone."""
    submit(learner)
    taken = claim(stocked)
    let_lease_lapse(stocked)

    with stocked.transaction() as session:
        assert judging.renew(session, taken)

    assert sweep(stocked, bus) == 0
    assert row(stocked, taken.submission_id).status == "running"


def test_a_clock_set_back_strands_no_row(stocked, bus, learner, submit):
    """A lease that ends far in the future was taken before the clock jumped: it counts as over."""
    submit(learner)
    taken = claim(stocked)
    with stocked.transaction() as session:
        session.execute(update(Submission).values(lease_until=now(3600)))

    with stocked.session() as session:
        assert judging.has_lapsed(session)
    assert sweep(stocked, bus) == 1

    assert row(stocked, taken.submission_id).status == "queued"


def test_a_clock_set_forward_gives_no_second_verdict(stocked, bus, learner, submit, make_report):
    """All leases lapse at once: rows go to others, and the living find their claim gone."""
    submission = submit(learner)
    before = claim(stocked, "before")
    let_lease_lapse(stocked)
    sweep(stocked, bus)
    after = claim(stocked, "after")

    with stocked.transaction() as session:
        is_stored = [
            judging.finish(session, bus, each, make_report(verdict))
            for each, verdict in ((before, Verdict.WRONG_ANSWER), (after, Verdict.ACCEPTED))
        ]

    assert is_stored == [False, True]
    assert row(stocked, submission.id).verdict == "accepted"


def test_the_third_lapse_fails_the_row_as_our_fault(stocked, bus, learner, submit):
    """A submission that takes every worker down is not tried for ever."""
    submission = submit(learner)

    for _ in range(MAX_ATTEMPTS):
        claim(stocked)
        let_lease_lapse(stocked)
        sweep(stocked, bus)

    failed = row(stocked, submission.id)
    assert (failed.status, failed.verdict, failed.attempt) == ("failed", "judge_error", 3)
    assert "our fault" in failed.report["headline"]
    assert claim(stocked) is None


def test_a_report_of_our_fault_is_tried_again(stocked, bus, learner, submit, make_report):
    """`judge_error` is never a verdict of the first attempt."""
    submission = submit(learner)
    taken = claim(stocked)

    with stocked.transaction() as session:
        judging.finish(session, bus, taken, make_report(Verdict.JUDGE_ERROR))

    assert row(stocked, submission.id).status == "queued"


def test_a_cancelled_row_takes_no_verdict(stocked, bus, learner, submit, make_report):
    """Cancelling is a compare-and-set: the worker loses its claim, a second cancel is in order."""
    submission = submit(learner)
    taken = claim(stocked)

    with stocked.transaction() as session:
        submissions.cancel(session, bus, learner, submission.id)

    with stocked.transaction() as session:
        assert not judging.is_held(session, taken)
        assert not judging.finish(session, bus, taken, make_report())
        again = submissions.cancel(session, bus, learner, submission.id)
    assert (again.status, again.verdict) == ("cancelled", None)


def test_a_finished_row_cannot_be_cancelled(stocked, bus, learner, judged):
    """What has a verdict keeps it."""
    submission = judged(learner)

    with stocked.transaction() as session, pytest.raises(Conflict, match="done"):
        submissions.cancel(session, bus, learner, submission.id)


def test_one_users_many_do_not_delay_anothers_first(stocked, new_guest, submit):
    """With 12 rows of one user waiting, another's first is judged second, its second fourth."""
    busy, late = new_guest(), new_guest()
    many = [submit(busy).id for _ in range(12)]
    first_id, second_id = submit(late).id, submit(late).id

    order = [claim(stocked).submission_id for _ in range(5)]

    assert order == [many[0], first_id, many[1], second_id, many[2]]


def test_who_sends_one_at_a_time_does_not_overtake_for_ever(
    stocked, bus, new_guest, submit, make_report
):
    """One's k-th row is overtaken k times at most by each who always sends the next at once."""
    busy = new_guest()
    many = [submit(busy).id for _ in range(3)]
    steady = {submit(each).id: each for each in (new_guest(), new_guest())}

    served = []
    for _ in range(8):
        taken = claim(stocked)
        served.append(taken.submission_id)
        with stocked.transaction() as session:
            judging.finish(session, bus, taken, make_report())
        if sender := steady.get(taken.submission_id):
            steady[submit(sender).id] = sender

    assert [place for place, each in enumerate(served) if each in many] == [0, 3, 6]


def test_a_run_goes_before_submissions(stocked, bus, learner, submit):
    """Somebody waits at a run; positions say so too."""
    waiting = submit(learner)
    with stocked.transaction() as session:
        run = submissions.run(session, bus, learner, "layer-norm", b"pass")

    with stocked.session() as session:
        positions = [submissions.position(session, each) for each in (run, waiting)]

    assert positions == [1, 2]
    assert claim(stocked).submission_id == run.id


def test_the_queue_is_read_through_indexes(stocked, bus, learner, submit):
    """Submitting, claiming and sweeping touch a few index entries, however many rows there are."""
    with noted(stocked) as sent:
        submission = submit(learner)
        claim(stocked)
        sweep(stocked, bus)
        with stocked.session() as session:
            submissions.position(session, submission)
            judging.has_lapsed(session)

    statements = [
        each for each in sent if "submissions" in each[0] and not each[0].startswith("INSERT")
    ]
    plans = {
        step
        for each in statements
        for step in plan(stocked, *each)
        if stocked.is_sqlite or " on submissions" in step or "Sort" in step
    }
    assert len(statements) >= 4
    assert [step for step in plans if re.search(r"SCAN submissions(?! USING)|Seq Scan", step)] == []
    assert [step for step in plans if re.search(r"TEMP B-TREE|Sort", step)] == []


def test_counts_follow_the_verdicts(stocked, new_guest, judged):
    """Judged and accepted count submissions, solvers counts people."""
    one, two = new_guest(), new_guest()
    judged(one, Verdict.WRONG_ANSWER)
    judged(one)
    judged(one)
    judged(two)

    with stocked.session() as session:
        problem = session.scalars(select(Problem).where(Problem.slug == "layer-norm")).one()

    assert (problem.judged, problem.accepted, problem.solvers) == (4, 3, 2)


def test_old_runs_are_forgotten(stocked, bus, learner, judged, make_report):
    """A run is deleted after a day, a submission never."""
    kept = judged(learner)
    with stocked.transaction() as session:
        run = submissions.run(session, bus, learner, "layer-norm", b"pass")
        taken = judging.claim(session, "worker")
        judging.finish(session, bus, taken, make_report())
        session.execute(update(Submission).values(created_at=now(-2 * 24 * 3600)))

    with stocked.transaction() as session:
        judging.forget_old_runs(session)

    with stocked.session() as session:
        left = session.scalars(select(Submission.id)).all()
    assert run.id not in left
    assert left == [kept.id]


def test_a_guest_may_sign_in_while_being_judged(stocked, bus, learner, submit, make_report):
    """The verdict lands with the account that the guest became."""
    submission = submit(learner)
    taken = claim(stocked)
    with stocked.transaction() as session:
        account = accounts.sign_up(session, "ada", "correct horse", learner)

    with stocked.transaction() as session:
        judging.finish(session, bus, taken, make_report())

    assert account.id == learner.id
    with stocked.session() as session:
        found = submissions.get_visible(session, account, submission.id)
    assert found.verdict == "accepted"
