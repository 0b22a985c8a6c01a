"""Whatever dies, no submission loses its verdict, and nothing is left behind."""

import gc
import os
import select
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from judge.lane import Lane
from judge.report import Verdict
from judge.run import Judge, JudgeCancelled, JudgeError
from problems.package import Problem
from tests.processes import descendants

RIGHT = b"def probe(x):\n    return 2 * x\n"
WRONG = b"def probe(x):\n    return x\n"
CRASH = b"import os\ndef probe(x):\n    os.abort()\n"
SUICIDE = b"import os\ndef probe(x):\n    os.kill(os.getpid(), 9)\n"
WAITS = b"import time\ndef probe(x):\n    time.sleep(0.05)\n    return 2 * x\n"
ENDLESS = b"def probe(x):\n    while True: pass\n"


@pytest.fixture
def own_judge() -> Iterator[Judge]:
    """A judge of this test's own, which may be broken."""
    with Judge(slots=2) as started:
        yield started


def lanes(judge: Judge) -> list[Lane]:
    """Both lanes: learners' and authors'."""
    return [judge._learners, judge._authors]


def wait_for_end(pids: set[int]) -> None:
    """Wait until none of the processes is left; fails after ten seconds."""
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        assert select.select([descriptor], [], [], 10)[0], f"process {pid} is still there"
        os.close(descriptor)


def test_killing_the_zygote_costs_no_verdict(own_judge: Judge, double: Problem) -> None:
    """The case at hand is asked again in a child of a new zygote; the others keep their answers."""
    lane = lanes(own_judge)[0]
    own_judge.prepare(double)
    done: list[int] = []

    def kill_once(case: int, of: int) -> None:
        if not done:
            os.kill(lane.zygote_pid(), signal.SIGKILL)
        done.append(case)

    report = own_judge.run(double, WAITS, on_progress=kill_once)

    assert report.verdict is Verdict.ACCEPTED
    assert done == [1, 2, 3]
    assert lane.restarts == 1


def test_killing_the_zygote_while_a_case_runs_costs_no_verdict(
    own_judge: Judge, double: Problem
) -> None:
    """The same when the kill comes from elsewhere at any moment, again and again."""
    lane = lanes(own_judge)[0]
    own_judge.prepare(double)
    report = None
    for delay_s in (0.005, 0.02, 0.06, 0.11):
        timer = threading.Timer(delay_s, lambda: os.kill(lane.zygote_pid(), signal.SIGKILL))
        timer.start()

        report = own_judge.run(double, WAITS)
        timer.join()

        assert report.verdict is Verdict.ACCEPTED


def test_a_zygote_that_dies_for_one_thread_is_kept_for_the_others(
    own_judge: Judge, double: Problem
) -> None:
    """Whoever notices late asks the new zygote for nothing that was the old one's."""
    lane = lanes(own_judge)[0]
    own_judge.prepare(double)
    kills = [2, 7]

    def judged(number: int) -> Verdict:
        if number in kills:
            os.kill(lane.zygote_pid(), signal.SIGKILL)
        return own_judge.run(double, WAITS).verdict

    with ThreadPoolExecutor(4) as pool:
        verdicts = list(pool.map(judged, range(16)))

    assert set(verdicts) == {Verdict.ACCEPTED}
    assert lane.restarts == len(kills)


def test_a_child_of_an_earlier_zygote_is_reaped_by_no_other(own_judge: Judge) -> None:
    """The new zygote knows nothing of it, and its silence is not an exit code."""
    lane = lanes(own_judge)[0]
    slot = lane.reserve()
    child = lane.take(slot)
    os.kill(lane.zygote_pid(), signal.SIGKILL)
    assert child.wait_until_ended(5.0)
    lane.replace_zygote()
    lane.zygote_pid()

    assert lane.reap(child) is None
    lane.release(slot)


def test_a_killed_supervisor_is_no_fault_of_the_zygote(own_judge: Judge) -> None:
    """Its answer is lying unread when the other end goes: it ends as if it were asked to."""
    zygote = lanes(own_judge)[0]._running_zygote()
    zygote._control.send(b"reap 1")
    assert select.select([zygote._control], [], [], 10)[0]

    zygote._control.close()

    assert zygote._process.wait(10) == 0


def test_killing_the_authors_zygote_costs_no_cases(own_judge: Judge, double: Problem) -> None:
    """Cases are made by the next author zygote."""
    os.kill(lanes(own_judge)[1].zygote_pid(), signal.SIGKILL)

    report = own_judge.run(double, RIGHT)

    assert report.verdict is Verdict.ACCEPTED


def test_a_zygote_that_always_dies_is_our_fault(own_judge: Judge, double: Problem) -> None:
    """After three zygotes the judge gives up with an error of its own, never a verdict."""
    lane = lanes(own_judge)[0]
    own_judge.prepare(double)

    def kill(_case: int, _of: int) -> None:
        os.kill(lane.zygote_pid(), signal.SIGKILL)

    def kill_all() -> bool:
        kill(0, 0)
        return False

    with pytest.raises(JudgeError):
        own_judge.run(double, ENDLESS, on_progress=kill, is_cancelled=kill_all)
    assert own_judge.run(double, RIGHT).verdict is Verdict.ACCEPTED


def test_a_child_that_was_killed_ahead_is_replaced(own_judge: Judge, double: Problem) -> None:
    """A forked child that dies while it waits for its job is no one's crash."""
    own_judge.prepare(double)
    own_judge.run(double, RIGHT)
    for _ in range(3):
        # Nobody waits for their end: the first process of a namespace stays until all others
        # are reaped, which the next run may have to do.
        for child in descendants(lanes(own_judge)[0].zygote_pid()):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

        assert own_judge.run(double, RIGHT).verdict is Verdict.ACCEPTED


def test_a_child_that_someone_else_kills_is_asked_again(own_judge: Judge, double: Problem) -> None:
    """An operator's or the kernel's SIGKILL in mid-run costs no verdict; one's own does."""
    own_judge.prepare(double)
    zygote = lanes(own_judge)[0].zygote_pid()
    done: list[int] = []

    def kill_once(case: int, of: int) -> None:
        if not done:
            for child in descendants(zygote):
                os.kill(child, signal.SIGKILL)
        done.append(case)

    report = own_judge.run(double, WAITS, on_progress=kill_once)
    own = own_judge.run(double, SUICIDE)

    assert report.verdict is Verdict.ACCEPTED
    assert done == [1, 2, 3]
    assert [case.reason for case in own.cases] == ["signal"] * 3


def test_a_zygote_that_does_not_answer_is_replaced(own_judge: Judge, double: Problem) -> None:
    """A zygote that hangs is as good as dead."""
    lane = lanes(own_judge)[0]
    own_judge.prepare(double)
    zygote = lane.zygote_pid()
    assert lane._zygote is not None
    lane._zygote._control.settimeout(0.2)
    os.kill(zygote, signal.SIGSTOP)

    first, second = own_judge.run(double, CRASH), own_judge.run(double, RIGHT)

    assert (first.verdict, second.verdict) == (Verdict.RUNTIME_ERROR, Verdict.ACCEPTED)
    assert lane.zygote_pid() != zygote


def test_a_late_answer_of_the_zygote_is_not_taken(own_judge: Judge, double: Problem) -> None:
    """After one answer that came too late no other answer of that zygote counts.

    It would name the wrong process: one that is timed and killed in place of another.
    """
    zygote = lanes(own_judge)[0]._zygote
    assert zygote is not None
    zygote._control.settimeout(0.2)
    os.kill(zygote.pid, signal.SIGSTOP)
    with pytest.raises(TimeoutError):
        zygote.spawn(0)
    os.kill(zygote.pid, signal.SIGCONT)

    assert not zygote.is_alive()
    assert own_judge.run(double, ENDLESS).verdict is Verdict.TIME_LIMIT
    assert lanes(own_judge)[0].zygote_pid() != zygote.pid


def test_closing_leaves_nothing(double: Problem) -> None:
    """No process, no descriptor, no thread is left of a judge that ran good and bad programs."""
    gc.collect()  # What earlier tests dropped is closed now and not while we look.
    descriptors, threads = set(os.listdir("/proc/self/fd")), threading.active_count()
    judge = Judge(slots=2)
    judge.start()
    for code in (RIGHT, WRONG, CRASH, ENDLESS, b"\xff", b"import os\nos.close(4)\n"):
        judge.run(double, code)
    processes = {lane.zygote_pid() for lane in lanes(judge)}
    for pid in list(processes):
        processes |= descendants(pid)

    judge.close()

    wait_for_end(processes)
    assert set(os.listdir("/proc/self/fd")) - descriptors == set()
    assert threading.active_count() <= threads
    with pytest.raises(JudgeError):
        judge.run(double, RIGHT)


def test_many_runs_cost_no_descriptors(own_judge: Judge, double: Problem) -> None:
    """Descriptors and processes are the same after thirty runs as after three."""
    counts = []
    for number in range(30):
        own_judge.run(double, (RIGHT, CRASH, WRONG)[number % 3])
        if number >= 3:
            with lanes(own_judge)[0]._lock:
                counts.append(len(os.listdir("/proc/self/fd")))

    # A child that ends just now may still have some open; a leak would show in each of the last.
    assert min(counts[-5:]) <= max(counts[:5])
    assert len(descendants(lanes(own_judge)[0].zygote_pid())) <= 4


def test_threads_judge_at_once(own_judge: Judge, double: Problem, counter: Problem) -> None:
    """Six threads on two slots: each gets the verdict of its own program."""
    due = {RIGHT: "accepted", WRONG: "wrong_answer", CRASH: "runtime_error", WAITS: "accepted"}
    jobs = list(due) * 6

    with ThreadPoolExecutor(6) as pool:
        reports = list(pool.map(lambda code: own_judge.run(double, code), jobs))

    assert [report.verdict for report in reports] == [due[code] for code in jobs]


def test_cancelling_ends_a_run_at_once(own_judge: Judge, double: Problem) -> None:
    """A cancelled run has no verdict, and its slot serves the next one."""
    own_judge.prepare(double)
    asked = threading.Event()

    def cancelled() -> bool:
        asked.set()
        return True

    for _ in range(4):
        with pytest.raises(JudgeCancelled):
            own_judge.run(double, ENDLESS, is_cancelled=cancelled)

    assert asked.is_set()
    assert own_judge.run(double, RIGHT).verdict is Verdict.ACCEPTED


def test_a_cancel_that_never_comes_changes_nothing(own_judge: Judge, double: Problem) -> None:
    """Asking costs no verdict, and progress counts up to the number of cases."""
    seen: list[tuple[int, int]] = []

    report = own_judge.run(
        double, WAITS, is_cancelled=lambda: False, on_progress=lambda *at: seen.append(at)
    )

    assert report.verdict is Verdict.ACCEPTED
    assert seen == [(1, 3), (2, 3), (3, 3)]
