"""Every verdict and reason: a program that must get it, and a neighbour that must not."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress

import pytest

from judge.evaluation import MOST_SOURCE_BYTES
from judge.feedback.sentences import describe_load_failure
from judge.outcome import LoadFailure, Stop, Stopped
from judge.report import CaseReport, Reason, Report, Verdict
from judge.run import Judge
from problems.inputs import parse_literals
from problems.package import Problem
from tests.judge.conftest import Run
from tests.judge.packages import doubling, make_problem
from tests.judge.programs import OK, TABLE, body
from tests.processes import descendants


@pytest.mark.parametrize("name", TABLE)
def test_a_program_gets_its_verdict(
    run: Run,
    failing: Callable[[Report], CaseReport],
    unhurried: Problem,
    double: Problem,
    name: str,
) -> None:
    """The whole table: program, verdict, reason, part of the headline."""
    code, due, part = TABLE[name]

    report = run(code, double if due.endswith("/wall") else unhurried)

    found = str(report.verdict)
    if found != OK and "/" in due:
        found += f"/{failing(report).reason}"
    assert found == due
    assert part in report.headline
    assert (report.passed == report.total) == (due == OK)
    assert "judge/" not in str(report.cases[0].stdout)


def test_every_failing_case_has_a_reason_and_a_sentence(run: Run) -> None:
    """Visible cases that fail say why; none of the sentences is empty."""
    for code, due, _ in (
        TABLE[name] for name in ("raises", "returns None", "sys.exit", "unclosed")
    ):
        report = run(code)
        assert due != OK
        assert all(case.reason is not None for case in report.cases)
        assert all(case.message for case in report.cases if case.visible)


def test_a_forbidden_name_is_a_rule(judge: Judge) -> None:
    """A problem's own rule is checked before anything runs; aliases are followed."""
    problem = doubling(toml='[forbid]\n"numpy.add" = "Add by hand."\n')
    code = "import numpy as plus\nfrom numpy import multiply\n\ndef probe(x):\n    return {}\n"

    broken = judge.run(problem, code.format("plus.add(x, x)").encode())
    neighbour = judge.run(problem, code.format("multiply(x, 2)").encode())

    assert broken.verdict is Verdict.FORBIDDEN
    assert broken.cases[0].reason is Reason.RULE
    assert broken.headline == "Line 5: this problem forbids numpy.add. Add by hand."
    assert neighbour.verdict is Verdict.ACCEPTED


COUNTER = "class Counter:\n    def __init__(self, start):\n        self.total = start\n    def {}\n"


@pytest.mark.parametrize(
    ("method", "due", "part"),
    [
        ("add(self, x):\n        self.total += x.sum()\n        return self.total", OK, ""),
        (
            "add(self, x):\n        return self.total + x.sum()",
            "wrong_answer/state",
            "In call 3, it.add(x=[2., 3.]): The result is 6; 7 is due. Earlier calls were right",
        ),
        ("add(self, x):\n        return 0.0", "wrong_answer/value", "In call 2, it.add(x=[1.])"),
        ("sum(self, x):\n        pass", "compile_error/no_entry", "method Counter.add is missing"),
        (
            "add(self):\n        pass",
            "compile_error/arity",
            "add takes (nothing); it is called with",
        ),
        (
            "add(self, x):\n        raise ValueError('so')",
            "runtime_error/exception",
            "In call 2, it.add(x=[1.]): ValueError: so",
        ),
    ],
)
def test_classes_keep_state(
    run: Run, counter: Problem, failing: Callable[..., CaseReport], method: str, due: str, part: str
) -> None:
    """For a class the headline names the call, and says when it is the state that is wrong."""
    report = run(COUNTER.format(method), counter)

    found = str(report.verdict)
    assert found + (f"/{failing(report).reason}" if found != OK else "") == due
    assert part in report.headline
    assert report.cases[0].args == "it = Counter(start=1.0)\nit.add(x=[1.])\nit.add(x=[2., 3.])"


def test_shared_class_state_is_found_by_interleaved_objects(run: Run, counter: Problem) -> None:
    """State on the class instead of the object passes with one object and fails with two."""
    code = (
        "class Counter:\n    total = [0.0]\n    def __init__(self, start):\n"
        "        self.total[0] = start\n    def add(self, x):\n"
        "        self.total[0] += x.sum()\n        return self.total[0]\n"
    )

    report = run(code, counter)

    assert [case.verdict for case in report.cases] == ["accepted", "wrong_answer", "accepted"]


def test_a_wider_dtype_is_not_too_large(judge: Judge) -> None:
    """Width does not count, so an image in int64 has room where uint8 is due."""
    cases = "def samples():\n    yield {'x': [[0] * 300] * 300}\ndef edges():\n    return []\n"
    reference = "def probe(x):\n    return x + 1\n"
    entry = "probe(x: uint8[h, w]) -> uint8[h, w]"
    problem = make_problem(entry, reference, cases, groups="")

    report = judge.run(problem, b"def probe(x):\n    return x.astype('i8') + 1\n")

    assert report.verdict is Verdict.ACCEPTED


def test_the_rest_still_runs_after_a_crash(run: Run) -> None:
    """A crash costs its case; the others are judged in a fresh child."""
    report = run(body("if len(x) == 1: os.abort()", "return 2 * x"))

    assert [case.verdict for case in report.cases] == ["accepted", "runtime_error", "accepted"]
    assert report.passed == 2


def test_a_slow_program_ends_within_its_budget(judge: Judge) -> None:
    """Only the first cases may use up their whole limit; the rest is not run."""
    cases = (
        "def samples():\n    for n in range(20):\n        yield {'x': [float(n)]}\n"
        "def edges():\n    return []\n"
    )
    reference = "def probe(x):\n    return 2.0 * x\n"
    limits = "[limits]\ncpu_s = 0.1\nwall_s = 1.0\n"
    entry = "probe(x: float64[n]) -> float64[n]"
    problem = make_problem(entry, reference, cases, limits=limits, groups="")

    report = judge.run(problem, body("while True: pass").encode())

    assert report.verdict is Verdict.TIME_LIMIT
    assert report.cpu_ms < 1000
    assert report.cases[-1].message == (
        "Not run: earlier cases used up the time for the whole submission."
    )


def test_threads_are_no_matter_of_memory(judge: Judge) -> None:
    """Thirty threads fit into the default limits: stacks and arenas are only reserved."""
    entry, reference = "probe(x: float64[n]) -> float64[n]", "def probe(x):\n    return 2.0 * x\n"
    cases = "def samples():\n    yield {'x': [1.0]}\ndef edges():\n    return []\n"
    problem = make_problem(entry, reference, cases, limits="", groups="")
    code = body(
        "threads = [threading.Thread(target=time.sleep, args=(0.01,)) for _ in range(30)]",
        "[thread.start() for thread in threads]",
        "[thread.join() for thread in threads]",
        "return 2 * x",
    )

    assert judge.run(problem, code.encode()).headline == "The case passed."


def test_loading_is_not_charged_to_the_cases(judge: Judge) -> None:
    """A file that computes for longer than all cases may is judged, within limits of its own."""
    problem = doubling(limits="[limits]\ncpu_s = 0.1\nwall_s = 60.0\n")
    slow = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass\n"

    report = judge.run(problem, (slow + body("return 2 * x")).encode())

    assert report.verdict is Verdict.ACCEPTED


@pytest.mark.parametrize("line", ["time.sleep(60)", "while True: pass", "os.abort()"])
def test_what_got_no_answer_is_not_asked_again(judge: Judge, line: str) -> None:
    """The first case is repeated at the end for advice; not when it used up its limits."""
    entry, reference = "probe(x: float64[n]) -> float64[n]", "def probe(x):\n    return 2.0 * x\n"
    cases = "def samples():\n    yield {'x': [1.0]}\ndef edges():\n    return []\n"
    limits = "[limits]\ncpu_s = 0.3\nwall_s = 0.5\n"
    problem = make_problem(entry, reference, cases, limits=limits, groups="")
    done: list[int] = []

    report = judge.run(problem, body(line).encode(), on_progress=lambda at, of: done.append(at))

    limit_ms = 1700.0 if "sleep" in line else 400.0
    assert report.verdict is not Verdict.ACCEPTED
    assert (report.cpu_ms if "while" in line else report.wall_ms) < limit_ms + 400
    assert done == [1]


def test_own_inputs_are_judged_against_the_reference(judge: Judge, double: Problem) -> None:
    """A learner's own inputs are all visible; the reference's answer is shown."""
    calls = parse_literals(double, {"x": "[1, 2, nan]"})

    report = judge.run_inputs(double, body("return x + x").encode(), [calls])
    wrong = judge.run_inputs(double, body("return x").encode(), [calls])

    assert report.verdict is Verdict.ACCEPTED
    assert wrong.cases[0].expected == "[ 2.,  4., nan]"
    assert "2 of 3 elements are off" in wrong.headline


def test_large_sources_are_judged_too(run: Run) -> None:
    """The limit on submissions is the web's; a file in the shell may be larger."""
    report = run("#" * (2 * MOST_SOURCE_BYTES) + "\n" + body("return 2 * x"))

    assert report.verdict is Verdict.ACCEPTED


def test_a_stop_while_loading_compares_with_no_reference() -> None:
    """The top level of the file has no counterpart in the reference."""
    failure = LoadFailure("stopped", stop=Stopped(Stop.CPU))

    verdict, reason, sentence = describe_load_failure(failure, doubling())

    assert (verdict, reason) == (Verdict.TIME_LIMIT, Reason.CPU)
    assert sentence.startswith("Stopped after 2.0 s of computing. Look for a loop")
    assert sentence.endswith("(while the file was being loaded).")


def test_waiting_for_a_processor_is_not_waiting_without_computing(double: Problem) -> None:
    """A loop that gets a ninth of a processor passes its wall limit first, and is no sleep."""
    # They end by themselves too: whoever kills this test must not leave them behind.
    busy = "import time\nend = time.monotonic() + 20\nwhile time.monotonic() < end: pass"
    with ExitStack() as ending, Judge(slots=1) as crowded:
        crowded.prepare(double)
        pids = [each for pid in crowded.zygote_pids() for each in (pid, *descendants(pid))]
        for _ in range(8):
            # A session of its own, as each child has: schedulers may share time by session.
            rival = subprocess.Popen([sys.executable, "-c", busy], start_new_session=True)
            ending.callback(rival.wait)
            ending.callback(rival.kill)
            pids.append(rival.pid)
        for pid in pids:
            with suppress(ProcessLookupError):  # preparing had a child that ends meanwhile
                os.sched_setaffinity(pid, {0})

        report = crowded.run(double, body("while len(x) == 3: pass", "return 2 * x").encode())

    assert report.cases[0].wall_ms > 1700
    assert report.cases[0].reason is Reason.CPU
