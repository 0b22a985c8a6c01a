"""Every verdict and reason: a program that must get it, and a neighbour that must not."""

from collections.abc import Callable

import pytest

from judge.evaluation import MOST_SOURCE_BYTES
from judge.report import CaseReport, Reason, Report, Verdict
from judge.run import Judge
from problems.inputs import parse_literals
from problems.package import Problem
from tests.judge.conftest import Run
from tests.judge.packages import doubling, make_problem

OK = "accepted"
IMPORTS = "import ctypes, os, signal, sys, threading, time\nimport numpy as np\n"


def body(*lines: str) -> str:
    """A program whose `probe(x)` has these lines."""
    return IMPORTS + "def probe(x):\n" + "".join(f"    {line}\n" for line in lines)


def recursive(depth: str) -> str:
    """A program that calls itself `depth` times before it answers."""
    return "def down(n):\n    return n and down(n - 1)\n" + body(f"down({depth})", "return 2 * x")


SEGFAULT = "ctypes.string_at(8)"
SIGKILL = "os.kill(os.getpid(), signal.SIGKILL)"
UNTIL_MEMORY_ENDS = ("kept = []", "while True:", "    kept.append(np.ones(1 << 17))")
SWALLOW = ("try:", "    np.ones(1 << 34)", "except MemoryError:", "    pass")

# id: program, verdict/reason, part of the headline
TABLE: dict[str, tuple[str | bytes, str, str]] = {
    "right": (body("return 2 * x"), OK, "All 3 cases passed."),
    # the source
    "latin-1": ("# größe\n".encode("latin-1") + body("return 2 * x").encode(),
        "compile_error/decode", "Line 1: byte 0xf6 is not UTF-8. Save the file in the encoding"),
    "umlaut": ("# größe\n" + body("größe = 2", "return größe * x"), OK, ""),
    "utf-16": (body("return 2 * x").encode("utf-16"), "compile_error/decode", "byte 0xff is not"),
    "byte order mark": (b"\xef\xbb\xbf" + body("return 2 * x").encode(), OK, ""),
    "null byte": (body("return 2 * x") + "\n\0", "compile_error/decode",
        "Line 6: the source holds a null byte. Remove it."),
    "null in text": (body("'\\0'", "return 2 * x"), OK, ""),
    "windows lines": (body("return 2 * x").replace("\n", "\r\n"), OK, ""),
    "unclosed": ("def probe(x:\n    return 2 * x\n", "compile_error/syntax",
        "Line 1: '(' was never closed."),
    "indentation": ("def probe(x):\nreturn 2 * x\n", "compile_error/syntax",
        "Line 2: expected an indented block"),
    "tabs": ("def probe(x):\n        y = 2\n\treturn y * x\n", "compile_error/syntax", "Line 3"),
    "empty": ("", "compile_error/no_entry", "The function probe is missing."),
    "other name": ("def prob(x):\n    return 2 * x\n", "compile_error/no_entry",
        "The function probe is missing. Found: prob. Keep the name of the starter code."),
    "not a function": ("probe = 5\n", "compile_error/no_entry", "The function probe is missing."),
    "lambda": ("probe = lambda x: 2 * x\n", OK, ""),
    "callable object": ("class Twice:\n    def __call__(self, x):\n        return 2 * x\n"
        "probe = Twice()\n", OK, ""),
    "too few parameters": ("def probe():\n    return 1\n", "compile_error/arity",
        "Line 1: probe takes (nothing); it is called with (x)."),
    "too many parameters": ("def probe(x, scale):\n    return scale * x\n", "compile_error/arity",
        "probe takes (x, scale); it is called with (x)."),
    "keyword needed": ("def probe(x, *, scale):\n    return scale * x\n", "compile_error/arity",
        ""),
    "default parameter": ("def probe(x, scale=2):\n    return scale * x\n", OK, ""),
    "star parameters": ("def probe(*xs):\n    return 2 * xs[0]\n", OK, ""),
    # the form and values of the answer
    "returns None": (body("2 * x"), "wrong_answer/nothing",
        "The function returned None; float64[n]"),
    "returns a list": (body("return list(2 * x)"), "wrong_answer/kind", "Wrap it in np.array(…)."),
    "returns a generator": (body("yield 2 * x"), "wrong_answer/kind", "is a generator; an array"),
    "returns integers": (body("return (2 * x).astype(int)"), "wrong_answer/dtype",
        "int64; float64"),
    "returns a column": (body("return 2 * x[:, None]"), "wrong_answer/shape",
        "(3, 1); (3,) is due"),
    "returns NaN": (body("return 0 * x / 0"), "wrong_answer/nan",
        "result[0] is NaN where a number"),
    "is off": (body("return 2 * x + 1e-3"), "wrong_answer/value", "the expected one plus 0.001"),
    "is nearly right": (body("return 2 * x * (1 + 1e-9)"), OK, ""),
    "changes the input": (body("x *= 2", "return x.copy()"), "wrong_answer/mutated",
        "The values are right, but the input x was changed. Work on a new array"),
    "changes a copy": (body("x = x.copy()", "x *= 2", "return x"), OK, ""),
    # exceptions and ends
    "raises": (body("raise ValueError('no good')"), "runtime_error/exception",
        "sample-1: ValueError: no good"),
    "raises while loading": ("1 / 0\n", "runtime_error/exception",
        "ZeroDivisionError: division by zero (while the file was being loaded)"),
    "catches its own": (body("try:", "    raise ValueError", "except ValueError:",
        "    return 2 * x"),
        OK, ""),
    "interrupts itself": (body("raise KeyboardInterrupt"), "runtime_error/exception", "Interrupt"),
    "recurses for ever": (recursive("10 ** 9"), "runtime_error/exception",
        "RecursionError: maximum"),
    "recurses a little": (recursive("500"), OK, ""),
    "recurses without a limit": ("import sys\nsys.setrecursionlimit(1 << 30)\n"
        "def probe(x):\n    return sorted([x], key=probe)\n", "runtime_error/signal",
        "The program crashed (SIGSEGV)"),
    "sys.exit": (body("sys.exit('bye')"), "runtime_error/exit",
        "The program called exit (bye) before"),
    "sys.exit while loading": ("import sys\nsys.exit()\n", "runtime_error/exit", "called exit"),
    "os._exit": (body("os._exit(3)"), "runtime_error/exit", "ended itself with exit code 3"),
    "os._exit(0)": (body("os._exit(0)"), "runtime_error/exit", "ended itself with exit code 0"),
    "os._exit while loading": ("import os\nos._exit(0)\n", "runtime_error/exit", "exit code 0"),
    "catches its exit": (body("try:", "    sys.exit()", "except SystemExit:", "    return 2 * x"),
        OK, ""),
    "kills itself": (body(SIGKILL), "runtime_error/signal", "The program crashed (SIGKILL)"),
    "aborts": (body("os.abort()"), "runtime_error/signal", "The program crashed (SIGABRT)"),
    "segfault": (body(SEGFAULT), "runtime_error/signal", "The program crashed (SIGSEGV)"),
    "uses ctypes": (body("return ctypes.c_int(2).value * x"), OK, ""),
    "raises SIGXCPU": (body("os.kill(os.getpid(), signal.SIGXCPU)"), "runtime_error/signal",
        "The program crashed (SIGXCPU)"),
    # time
    "endless loop": (body("while len(x) == 3: pass", "return 2 * x"), "time_limit_exceeded/cpu",
        "Stopped after 0.3 s of computing; the reference needs"),
    "endless loop in C": (body("len(x) == 3 and sum(iter(int, 1))", "return 2 * x"),
        "time_limit_exceeded/cpu", "Stopped after 0.3 s"),
    "loops for a while": (body("sum(range(100_000))", "return 2 * x"), OK, ""),
    "sleeps": (body("time.sleep(60 * (len(x) == 3))", "return 2 * x"), "time_limit_exceeded/wall",
        "waited without computing"),
    "stops itself": (body("if len(x) == 3: os.kill(os.getpid(), signal.SIGSTOP)", "return 2 * x"),
        "time_limit_exceeded/wall", ""),
    "naps": (body("time.sleep(0.01)", "return 2 * x"), OK, ""),
    # memory
    "asks for much": (body("return np.ones(1 << 34)"), "memory_limit_exceeded/exception",
        "The program asked for more memory than is allowed."),
    "fills memory": (body(*UNTIL_MEMORY_ENDS), "memory_limit_exceeded/exception",
        "more memory than"),
    "asks, catches, fails": (body(*UNTIL_MEMORY_ENDS[:1], "try:", *(f"    {line}" for line in
        UNTIL_MEMORY_ENDS[1:]), "except MemoryError:", "    return x"),
        "memory_limit_exceeded/exception", "more memory than"),
    "asks, catches, is right": (body(*SWALLOW, "return 2 * x"), OK, ""),
    "uses some": (body("np.ones(4 << 20)", "return 2 * x"), OK, ""),
    "raises MemoryError": (body("raise MemoryError('so much')"), "runtime_error/exception",
        "MemoryError: so much"),
    "names its error so": ("class MemoryError(Exception):\n    pass\n" + body("raise MemoryError"),
        "runtime_error/exception", "MemoryError"),
    # output
    "prints megabytes": (body("print('spam' * (1 << 20))"), "output_limit_exceeded/stdout",
        "printed more than is allowed"),
    "prints for ever": (body("while True: print('spam')"), "output_limit_exceeded/stdout", ""),
    "writes megabytes": (body("os.write(2, bytes(1 << 20))"), "output_limit_exceeded/stdout", ""),
    "prints a little": (body("print('hello')", "return 2 * x"), OK, ""),
    "closes what it prints to": (body("sys.stdout.close()", "os.closerange(1, 3)", "return 2 * x"),
        OK, ""),
    "huge answer": (body("return np.ones(1 << 20)"), "output_limit_exceeded/answer",
        "much larger than the one that is due"),
    "huge text": (body("return 'x' * (1 << 20)"), "output_limit_exceeded/answer", "much larger"),
    "huge integer": (body("return 1 << 100_000"), "output_limit_exceeded/answer", "much larger"),
    "broadcast answer": (body("return np.broadcast_to(x[0], (1 << 20, 1 << 20))"),
        "output_limit_exceeded/answer", "much larger"),
    "larger answer": (body("return np.ones(100)"), "wrong_answer/shape", ""),
    # the channel of answers
    "closes the channel": (body("if len(x) == 3:", "    os.close(4)", "    time.sleep(60)",
        "return 2 * x"), "runtime_error/no_answer",
        "the program closed the channel on which answers travel"),
    "closes and returns": (body("os.close(4)", "return 2 * x"), "runtime_error/no_answer", ""),
    "closes the requests": (body("os.closerange(3, 4)", "return 2 * x"), "runtime_error/no_answer",
        "hidden-1: no answer arrived"),
    "writes garbage": (body("os.write(4, b'garbage' * 9)", "return 2 * x"),
        "runtime_error/malformed_answer", "wrote to a channel that is not its own"),
    "writes to no channel": (body("try:", "    os.write(9, b'x')", "except OSError:",
        "    return 2 * x"), OK, ""),
    # what is forbidden
    "opens a file": (body("open('/etc/passwd')"), "forbidden/syscall",
        "PermissionError: [Errno 13] Permission denied: '/etc/passwd'. Files, network"),
    "opens no file": (body("open('/nowhere/at/all')"), "runtime_error/exception",
        "FileNotFoundError"),
    "opens a socket": (body("import socket", "socket.socket()"), "forbidden/syscall",
        "not available"),
    "starts a process": (body("import subprocess", "subprocess.run(['true'])"),
        "forbidden/syscall", ""),
    "forks": (body("os.fork()"), "forbidden/syscall", "Files, network and other processes"),
    "traces": (body("ctypes.CDLL(None).ptrace(0, 0, 0, 0)"), "forbidden/syscall",
        "asked the system for something that is not allowed here"),
    "reads a file while loading": ("open('/etc/passwd')\n", "forbidden/syscall", "being loaded"),
    "catches the refusal": (body("try:", "    open('/etc/passwd')", "except OSError:",
        "    return 2 * x"), OK, ""),
    "catches and fails": (body("try:", "    os.fork()", "except OSError:", "    return x"),
        "wrong_answer/value", ""),
    "slow to load": ("import time\nend = time.process_time() + 1.0\n"
        "while time.process_time() < end: pass\n" + body("return 2 * x"), OK, ""),
    "raises its own EPERM": (body("raise OSError(2, 'no such file')"), "runtime_error/exception",
        ""),
    "imports what is there": (body("import json, random, numpy.ma", "return 2 * x"), OK, ""),
    "imports what is not": (body("import scipy"), "runtime_error/exception",
        "ModuleNotFoundError: No module named 'scipy'"),
    # threads, of which a few are fine
    "a thread": (body("t = threading.Thread(target=print)", "t.start()", "t.join()",
        "return 2 * x"),
        OK, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_program_gets_its_verdict(
    run: Run, failing: Callable[[Report], CaseReport], name: str
) -> None:
    """The whole table: program, verdict, reason, part of the headline."""
    code, due, part = TABLE[name]

    report = run(code)

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
    assert broken.headline == "sample-1: Line 5: this problem forbids numpy.add."
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


def test_shared_class_state_is_found_by_interleaved_objects(run: Run, counter: Problem) -> None:
    """State on the class instead of the object passes with one object and fails with two."""
    code = (
        "class Counter:\n    total = [0.0]\n    def __init__(self, start):\n"
        "        self.total[0] = start\n    def add(self, x):\n"
        "        self.total[0] += x.sum()\n        return self.total[0]\n"
    )

    report = run(code, counter)

    assert [case.verdict for case in report.cases] == ["accepted", "wrong_answer", "accepted"]


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
