"""Computes the numbers of a lesson's worked examples, in the author lane like any package code."""

import textwrap
from typing import Any

from judge.cases import AuthorError, run_author_job, script
from judge.job import Job
from judge.lane import Lane
from judge.outcome import Execution
from problems.inputs import Call
from problems.lessons import Worked
from problems.package import Problem

_ENTRY = "worked_example"
_SLOW_S = 20.0


def compute(lane: Lane, problem: Problem, example: Worked) -> dict[str, Any]:
    """The values of the names that the example's text shows.

    Args:
        problem: the one that the example names; its reference is in scope.

    Raises:
        AuthorError: the example failed; the message begins with its place in `lesson.md`.
        JudgeError: the sandbox failed.
    """
    head = f"{problem.reference.rstrip()}\n\n\ndef {_ENTRY}():\n    import numpy as np\n"
    pairs = ", ".join(f"{name!r}: {name}" for name in example.names)
    body = textwrap.indent(f"{example.code}\nreturn {{{pairs}}}\n", "    ")
    job = Job(head + body, (_ENTRY,), {_ENTRY: []}, None)
    execution = run_author_job(lane, job, [script((Call(_ENTRY, {}),))], _SLOW_S)
    fault = _fault(execution)
    if fault is not None:
        line, message = fault
        first = example.line + 1
        own = None if line is None else line - head.count("\n") - 1
        # What is raised inside the reference was called from somewhere in the example.
        inside = own is not None and 0 <= own <= example.code.count("\n")
        place = first + own if inside and own is not None else example.line
        raise AuthorError(f"lesson.md:{place}: {message}")
    values = execution.outcomes[0].values[0]
    assert isinstance(values, dict)
    return values


def _fault(execution: Execution) -> tuple[int | None, str] | None:
    """The line of the program and what went wrong there, None when all is well."""
    failure = execution.failure
    if failure is not None:
        raised = failure.raised
        said = f"{raised.type_name}: {raised.message}" if raised else failure.message
        return failure.line, f"the example does not load: {said}"
    outcome = execution.outcomes[0]
    if outcome.raised is not None:
        raised = outcome.raised
        lines = [line for line, name in raised.frames if name == _ENTRY]
        return (lines[-1] if lines else None), f"{raised.type_name}: {raised.message}"
    if outcome.stopped is not None:
        return None, f"the example was stopped ({outcome.stopped.why})"
    return None
