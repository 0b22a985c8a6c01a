"""Advice on habits, and the plain sentences beside exceptions."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from judge.feedback.numpy_errors import explain
from judge.outcome import Raised
from judge.report import Verdict
from judge.run import Judge
from tests.judge.packages import counting, doubling

REPEATED = (
    "The input of sample-1 gave another answer when it came again after the other cases. Look for "
    "what outlives a call: a global, a mutable default argument, a class attribute; or for "
    "randomness."
)


def advice(judge: Judge, code: str, **package: Any) -> tuple[str, ...]:
    """What a right answer to the doubling problem is told besides."""
    report = judge.run(doubling(**package), code.encode())
    assert report.verdict is Verdict.ACCEPTED, report.headline
    return report.advice


def test_what_outlives_a_call_is_seen(judge: Judge) -> None:
    """The first input once more, after all others: state and randomness show."""
    counter = "calls = []\ndef probe(x):\n    calls.append(1)\n    {}\n    return 2 * x\n"

    assert advice(judge, "def probe(x):\n    return 2 * x\n") == ()
    assert advice(judge, counter.format("if len(calls) > 3:\n        return x")) == (REPEATED,)
    assert advice(judge, counter.format("assert len(calls) < 4")) == (REPEATED,)


def test_a_repetition_that_fails_costs_nothing(judge: Judge) -> None:
    """Whatever the extra call does, verdict and counts are those of the cases."""
    code = "calls = []\ndef probe(x):\n    calls.append(1)\n    if len(calls) > 3:\n        {}\n"
    code += "    return 2 * x\n"

    for ending in ("import os; os._exit(1)", "while True: pass", "print('x' * 10**7)"):
        report = judge.run(doubling(), code.format(ending).encode())

        assert (report.verdict, report.passed, report.total) == (Verdict.ACCEPTED, 3, 3)


def test_progress_counts_cases_only(judge: Judge) -> None:
    """The repetition is no case."""
    told: list[tuple[int, int]] = []

    judge.run(
        doubling(),
        b"def probe(x):\n    return 2 * x\n",
        on_progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_changing_an_input_is_advice_where_it_is_allowed(judge: Judge) -> None:
    """Allowed by the problem, and still worth a word."""
    said = advice(
        judge, "def probe(x):\n    x *= 2\n    return x.copy()\n", toml="allows_mutation = true"
    )

    assert said == (
        "The input x was changed. That is allowed here; elsewhere a caller would not expect it.",
    )


def test_classes_are_repeated_with_new_objects(judge: Judge) -> None:
    """A class attribute that grows is seen, an instance's own state is not."""
    code = (
        "class Counter:\n    made = 0\n\n    def __init__(self, start):\n"
        "        Counter.made += 1\n        self.total = start + (Counter.made > 4)\n\n"
        "    def add(self, x):\n        self.total += x.sum()\n        return self.total\n"
    )

    report = judge.run(counting(), code.encode())

    assert report.verdict is Verdict.ACCEPTED
    assert report.advice == (REPEATED,)


ERRORS: list[tuple[Callable[[], Any], str]] = [
    (lambda: np.ones((3, 4)) + np.ones(3),
     "Axes are matched from the right; each pair of lengths must be equal, or one of them 1. "
     "Here 4 meets 3. Add an axis where it is meant, as in a[:, None], or transpose one of the "
     "arrays."),
    (lambda: np.ones((3, 4)) @ np.ones((5, 4)),
     "In a matrix product the inner lengths must agree: the second operand brings 5 where the "
     "first has 4. Print both shapes; is one of them to be transposed?"),
    (lambda: np.dot(np.ones((3, 4)), np.ones((5, 4))),
     "In a matrix product the last axis of the first operand (4) must be as long as the first "
     "axis of the second (5). Is one of them to be transposed?"),
    (lambda: bool(np.ones(3)),
     "`if`, `while`, `and`, `or` and `not` need one truth value; element by element it is & and "
     "|, each comparison in brackets."),
    (lambda: np.arange(3).__iadd__(0.5),
     "An operation in place, such as +=, cannot store float64 in an array of int64. Write "
     "x = x + …, or make the array float64 first."),
    (lambda: 1 // 0, "A number is divided by zero: handle an empty or zero count before."),
    (lambda: np.ones(3)[5], "Valid indices of axis 0 run from 0 to 2. Is a loop one too long?"),
    (lambda: np.ones(0)[0],
     "That axis is empty: no index is valid. Handle the empty input first."),
    (lambda: np.ones(12).reshape(5, 2),
     "That shape holds 10 elements, the array 12. One length may be −1: NumPy then works it out."),
    (lambda: np.ones(12).reshape(5, -1),
     "12 elements cannot be divided evenly into groups of 5."),
    (lambda: np.ones(3).sum(axis=2),
     "The array has 1 axis, numbered from 0. Was one dropped by a reduction or an index?"),
    (lambda: np.array([]).max(),
     "The maximum of nothing does not exist. Handle the empty input first, or pass initial=."),
    (lambda: range(2.0),  # type: ignore[arg-type]
     "A float stands where a whole number is due: use // instead of /, or int(…)."),
    (lambda: np.ones(3).__setitem__(slice(None), np.ones(2)),
     "A value of shape (2,) is assigned to a place of shape (3,). Compare the slice on the left "
     "with what stands on the right."),
    (lambda: np.float, "NumPy has no np.float any more: write float."),
    (lambda: np.linalg.inv(np.zeros((2, 2))),
     "This matrix cannot be treated so: is it singular, or has it the wrong shape?"),
]  # fmt: skip


@pytest.mark.parametrize(("fail", "sentence"), ERRORS)
def test_common_errors_have_a_plain_sentence(fail: Callable[[], Any], sentence: str) -> None:
    """The installed NumPy's own messages are understood."""
    try:
        fail()
    except Exception as error:
        raised = Raised(type(error).__name__, "", str(error), (), False, False, None, False)

    assert explain(raised) == sentence


def test_shapes_on_the_failing_line_are_told(judge: Judge) -> None:
    """Names of that line only, as the program's own variables were."""
    code = "import numpy as np\ndef probe(x):\n    Q, K, z = np.ones((3, 4)), np.ones((5, 4)), x\n"
    code += "    return Q @ K\n"

    report = judge.run(doubling(), code.encode())

    assert report.headline.endswith("On that line Q has shape (3, 4), K has shape (5, 4).")
    assert report.cases[0].traceback is not None
    assert report.cases[0].traceback.splitlines()[:2] == ["line 4, in probe", "    return Q @ K"]
    assert [case.message for case in report.cases if not case.visible] == [None, None]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "(" * 10_000,
        "index 99999999999999999999999999 is out of bounds for axis 0 "
        "with size 99999999999999999999999999",
        "shapes (1,2) and (" + "3," * 400 + ") not",
    ],
)
def test_forged_messages_are_only_searched(message: str) -> None:
    """Any text may come as a message; it never costs time or raises."""
    explain(Raised("ValueError", "", message, (), False, False, None, False), message)
