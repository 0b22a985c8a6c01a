"""A report tells next to nothing of hidden cases, whatever the program does to make it speak."""

import builtins
import json
import re
from typing import Any

import pytest

from judge.report import Report, Verdict
from judge.run import Judge
from problems.package import Problem
from tests.judge.conftest import Run
from tests.judge.packages import make_problem

# Planted in hidden cases: an input, an answer that only the reference gives, and shapes.
SECRET_INPUT, SECRET_ANSWER = 918_273.25, 645_546.5
SECRET_SIZE = 37
REFERENCE = f"""\
def probe(x):
    return x - x + {SECRET_ANSWER} if x[0] == {SECRET_INPUT} else 2.0 * x
"""
CASES = f"""\
def samples():
    yield {{"x": [1.0, 2.0]}}

def edges():
    yield {{"x": [{SECRET_INPUT}] * {SECRET_SIZE}}}
    yield {{"x": [{SECRET_INPUT}] * {SECRET_SIZE}}}

def normal(rng):
    return {{"x": rng.normal(size={SECRET_SIZE})}}
"""
PLANTED = [
    *("918273", "645546", "2969273", "1291093", "9.18273", "6.45546", "1291092"),
    *(f"({SECRET_SIZE},", f"[{SECRET_SIZE}]", f"size {SECRET_SIZE}"),
]
# What CONTRACT §3 lets a hidden case carry; the rest of its fields are empty.
ALLOWED = {
    *("name", "group", "visible", "verdict", "reason", "cpu_ms", "wall_ms"),
    *("exception", "error_exponent"),
}
NAMED = {*dir(builtins), "LinAlgError", "_ArrayMemoryError"}


@pytest.fixture(scope="module")
def secretive() -> Problem:
    """A package whose hidden cases hold values that stand nowhere else."""
    return make_problem("probe(x: float64[n]) -> float64[n]", REFERENCE, CASES, slug="secretive")


def assert_redacted(report: Report) -> None:
    """Hidden cases carry what they may, and no planted value is anywhere in the report."""
    stored: dict[str, Any] = report.to_json()
    for case in stored["cases"]:
        if case["visible"]:
            continue
        told = {key for key, value in case.items() if value is not None}
        assert told <= ALLOWED, told - ALLOWED
        assert re.fullmatch(r"hidden-\d+", case["name"])
        assert case["cpu_ms"] % 10 == 0
        assert case["wall_ms"] % 10 == 0
        assert case["exception"] is None or case["exception"] in NAMED
        assert case["error_exponent"] is None or isinstance(case["error_exponent"], int)
    assert (stored["cpu_ms"] % 10, stored["wall_ms"] % 10, stored["memory_mib"] % 1) == (0, 0, 0)
    text = json.dumps(stored, allow_nan=False)
    for planted in PLANTED:
        assert planted not in text


SMUGGLERS = {
    "a wrong value": "return x",
    "a wrong shape": "return x[None]",
    "a wrong dtype": "return x.astype(int)",
    "a list": "return list(x)",
    "NaN": "return x * float('nan')",
    "a message": "raise ValueError(f'{x}')",
    "a message in a cause": "raise KeyError(1) from ValueError(repr(x.tolist()))",
    "a note": "e = ValueError(); e.add_note(str(x.tolist())); raise e",
    "the name of an exception": "raise type(f'E{int(x[0] * 4)}', (Exception,), {})",
    "a name like a built-in": "raise type('ValueError', (Exception,), {})(x.tolist())",
    "a name with a hidden module":
        "raise type('ValueError', (Exception,), {'__module__': str(x.tolist())})",
    "an errno": "raise OSError(int(x[0]), str(x[0]))",
    "a refusal": "raise PermissionError(13, str(x.tolist()))",
    "a system exit": "raise SystemExit(str(x.tolist()))",
    "a memory error": "raise MemoryError(str(x.tolist()))",
    "prints": "print(x.tolist()); return x",
    "prints to the error stream": "import os; os.write(2, str(x.tolist()).encode()); return x",
    "prints with the right answer": "print(x.tolist()); return 2 * x",
    "warnings": "import warnings; warnings.warn(str(x.tolist())); return x",
    "a line": "exec(compile('\\n' * int(x[0]) + '1/0', '<solution>', 'exec'))",
    "a function's name": "exec(f'def f{int(x[0])}(): 1/0\\nf{int(x[0])}()')",
    "an exit code": "import os; os._exit(int(x[0]) % 256)",
    "a crash": "import os; os.abort()",
    "a huge answer": "import numpy; return numpy.zeros(int(x[0]))",
    "a dict": "return {str(x[0]): x}",
    "a foreign type": "return type(str(x.tolist())[:90], (), {})()",
    "the input changed": "x *= 2; return x.copy()",
    "a thread": "import threading; threading.Thread(target=print, args=(x,)).start(); return x",
}  # fmt: skip


@pytest.mark.parametrize("smuggler", SMUGGLERS.values(), ids=SMUGGLERS)
def test_nothing_is_smuggled_out(run: Run, secretive: Problem, smuggler: str) -> None:
    """Messages, names, prints, lines, codes: nothing that a hidden case holds comes out."""
    code = f"def probe(x):\n    if len(x) == 2:\n        return 2 * x\n    {smuggler}\n"

    report = run(code, secretive)

    assert_redacted(report)


@pytest.mark.parametrize("smuggler", SMUGGLERS.values(), ids=SMUGGLERS)
def test_nothing_is_kept_for_a_visible_case(run: Run, secretive: Problem, smuggler: str) -> None:
    """The same where the samples fail too and the headline speaks of them."""
    code = f"def probe(x):\n    {smuggler}\n"

    report = run(code, secretive)

    assert_redacted(report)


def test_a_headline_on_a_hidden_case_names_its_kind_only(run: Run, secretive: Problem) -> None:
    """Power of ten, built-in exception, reason: what a learner may know, as a sentence."""
    right = "def probe(x):\n    if len(x) == 2:\n        return 2 * x\n"

    headlines = [
        run(f"{right}    {line}\n", secretive).headline
        for line in (
            "return x",
            "raise ValueError(x)",
            "raise type('Mine', (Exception,), {})",
            "return None",
            "import os; os._exit(7)",
            "open('/etc/passwd')",
            "while True: pass",
        )
    ]

    rest = "Its input is hidden; test edge cases of your own."
    assert headlines == [
        f"hidden-1: the values are off, relative error about 1e-1. {rest}",
        f"hidden-1: the program raised ValueError. {rest}",
        f"hidden-1: the program raised an exception of its own making. {rest}",
        f"hidden-1: it returned None. {rest}",
        f"hidden-1: the program ended itself. {rest}",
        f"hidden-1: it asked for files, network or other processes. {rest}",
        "hidden-1: it took too long. Its input is hidden; try a large input of your own.",
    ]


def test_visible_cases_carry_everything(run: Run, secretive: Problem) -> None:
    """What is taken from hidden cases is there for the visible ones."""
    report = run("def probe(x):\n    print('here')\n    return x\n", secretive)

    sample = report.cases[0]
    assert (sample.name, sample.group, sample.visible) == ("sample-1", "sample", True)
    assert (sample.args, sample.answer, sample.expected) == ("x = [1., 2.]", "[1., 2.]", "[2., 4.]")
    assert sample.stdout == "here\n"
    assert sample.diff is not None
    assert sample.message is not None


def test_prints_belong_to_the_case_that_made_them(run: Run) -> None:
    """What is printed while loading is shown with the first case, and nothing gets lost."""
    code = "print('loading')\n\ndef probe(x):\n    print(len(x))\n    return 2 * x\n"

    found = {run(code).cases[0].stdout for _ in range(20)}

    assert found == {"loading\n3\n"}


def test_a_traceback_shows_the_learners_own_lines(run: Run) -> None:
    """Frames of the source with their text, none of ours, no path."""
    code = "def inner(x):\n    return x.nothing\n\ndef probe(x):\n    return inner(x)\n"

    report = run(code)

    assert report.cases[0].traceback == (
        "line 5, in probe\n    return inner(x)\n"
        "line 2, in inner\n    return x.nothing\n"
        "AttributeError: 'numpy.ndarray' object has no attribute 'nothing'"
    )


def test_a_run_of_samples_never_sees_hidden_cases(run: Run, secretive: Problem) -> None:
    """Only the visible cases are sent when only they are asked for."""
    code = f"def probe(x):\n    assert len(x) != {SECRET_SIZE}\n    return 2 * x\n"

    report = run(code, secretive, visible_only=True)

    assert report.verdict is Verdict.ACCEPTED
    assert report.total == 1


def test_samples_for_the_page_are_the_visible_cases(judge: Judge, secretive: Problem) -> None:
    """The statement's examples come from the samples, and only from them."""
    (sample,) = judge.samples(secretive)

    assert [(line.code, line.answer) for line in sample.lines] == [
        ("probe(x=[1., 2.])", "[2., 4.]")
    ]
    assert sample.args == {"x": "[1.0, 2.0]"}
