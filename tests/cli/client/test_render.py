"""A report on the terminal: what matters first, and nothing that steers the terminal."""

import io

from rich.console import Console

from app.cli.render import print_report

CASE = {
    "name": "sample-1",
    "group": "sample",
    "visible": True,
    "verdict": "accepted",
    "reason": None,
    "cpu_ms": 0.1,
    "wall_ms": 0.2,
}
REPORT = {
    "problem": "layer-norm",
    "verdict": "wrong_answer",
    "passed": 1,
    "total": 4,
    "cpu_ms": 1.234,
    "memory_mib": 4.0,
    "headline": "Sample 2: 1 of 8 elements is off.",
    "misconception": {"id": "ddof-1", "message": "You divide by n − 1 [not n]."},
    "cases": [
        CASE,
        CASE
        | {
            "name": "sample-2",
            "verdict": "wrong_answer",
            "reason": "value",
            "message": "Off at one place.",
            "args": "x = [1]",
            "answer": "[2]",
            "expected": "[3]",
            "stdout": "\x1b[2Jgone\n" + "line\n" * 30,
            "diff": {
                "wrong": 1,
                "size": 8,
                "max_abs": "inf",
                "max_rel": 0.5,
                "worst_index": [0, 3],
            },
        },
        CASE | {"name": "hidden-1", "visible": False, "verdict": "wrong_answer", "reason": "value"},
        CASE | {"name": "hidden-2", "visible": False, "verdict": "wrong_answer", "reason": "value"},
    ],
}


def printed(report: dict[str, object]) -> str:
    stream = io.StringIO()
    print_report(report, Console(file=stream, width=100))
    return stream.getvalue()


def test_the_failing_case_comes_first_with_its_values():
    """Verdict, headline and misconception lead; then the failing case, then the rest in short."""
    text = printed(REPORT)

    places = [
        text.index(part)
        for part in (
            "Wrong answer · 1 of 4 cases passed · 1.234 ms, 4 MiB",
            "Sample 2: 1 of 8",
            "You divide by n − 1 [not n].",
            "✗ sample-2: wrong answer (value)",
            "1 of 8 elements are off; largest error inf (relative 0.5) at index (0, 3)",
            "✓ sample-1",
            "Hidden cases: 0 of 2 passed",
            "✗ hidden-1, hidden-2: wrong answer (value)",
        )
    ]
    assert places == sorted(places)


def test_output_of_a_solution_cannot_steer_the_terminal():
    """Escape characters are shown as text, and long output is cut with a count."""
    text = printed(REPORT)

    assert "\x1b" not in text
    assert "\\x1b[2Jgone" in text
    assert "… 11 more lines" in text


def test_a_file_that_does_not_run_has_one_sentence():
    """What holds for the whole file is not repeated for its cases."""
    broken = {"verdict": "compile_error", "reason": "syntax", "message": "Line 1: expected ':'."}
    cases = [case | broken for case in REPORT["cases"]]

    text = printed(
        REPORT | broken | {"headline": broken["message"], "misconception": None, "cases": cases}
    )

    assert text.count("expected ':'") == 1
    assert "sample-1" not in text
    assert "hidden" not in text
