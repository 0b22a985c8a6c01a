"""Runs a step of a walkthrough over its example, in the author lane, and shows its values."""

import inspect
from typing import Any

import numpy as np

from judge.cases import AuthorError, run_author_job, script
from judge.feedback.show import show
from judge.job import Job
from judge.lane import Lane
from judge.outcome import Execution
from judge.stepping import look_at_step
from problems.inputs import Call
from problems.walkthrough import FILE, Step
from problems.walkthrough.growth import free_names

_ENTRY = look_at_step.__name__
_PARAMETERS = list(inspect.signature(look_at_step).parameters)
_RUNNER = inspect.getsource(look_at_step)
_SLOW_S = 20.0
_DIGITS = 4


def step_values(lane: Lane, step: Step) -> tuple[str, ...]:
    """The values that the step shows, in their order, as short texts.

    Raises:
        AuthorError: the step failed; the message begins with its place in `walkthrough.md`.
        JudgeError: the sandbox failed.
    """
    program = f"{step.code}\n\n{_RUNNER}"
    below = program.count("\n") + 1
    asked = {
        "example": step.example.code,
        "below": below,
        "scopes": list(step.scopes),
        "expressions": [value.expression for value in step.values],
        "free": [sorted(free_names(value.expression)) for value in step.values],
    }
    job = Job(program, (_ENTRY,), {_ENTRY: _PARAMETERS}, None)
    execution = run_author_job(lane, job, [script((Call(_ENTRY, asked),))], _SLOW_S)
    _require_no_fault(step, below, execution)
    values, faults = execution.outcomes[0].values[0]
    for number, message in sorted(faults.items()):
        value = step.values[number]
        message = f'"{value.expression}" has no value in this step: {message}'
        raise AuthorError(f"{FILE}:{value.line}: {message}")
    return tuple(show(_rounded(value)) for value in values)


def _require_no_fault(step: Step, below: int, execution: Execution) -> None:
    failure = execution.failure
    if failure is not None:
        raised = failure.raised
        said = f"{raised.type_name}: {raised.message}" if raised else failure.message
        frames = raised.frames if raised else ((failure.line or 1, ""),)
        raise AuthorError(f"{_place(step, below, frames)}: the code does not load: {said}")
    outcome = execution.outcomes[0]
    if outcome.raised is not None:
        raised = outcome.raised
        place = _place(step, below, raised.frames)
        raise AuthorError(f"{place}: this step raises {raised.type_name}: {raised.message}")
    if outcome.stopped is not None:
        place = f"{FILE}:{step.example.line}"
        raise AuthorError(f"{place}: this step was stopped ({outcome.stopped.why}).")


def _place(step: Step, below: int, frames: tuple[tuple[int, str], ...]) -> str:
    """The innermost line that an author wrote: of the code, or of the example below it."""
    for line, _ in reversed(frames):
        origin = step.origins[line - 1] if line <= len(step.origins) else None
        if line > below:
            origin = step.example.line + line - below - 1
        if origin is not None:
            return f"{FILE}:{origin}"
    return f"{FILE}:{step.example.line}"


def _rounded(value: Any) -> Any:
    """The value with four digits a number: more only hides what there is to see."""
    match value:
        case bool() | np.bool_():
            return value
        case float() | np.floating():
            # Minus zero is no news to a reader.
            return float(f"{float(value):.{_DIGITS}g}") + 0.0
        case np.ndarray() if np.issubdtype(value.dtype, np.floating):
            flat = [_rounded(number) for number in value.ravel().tolist()]
            return np.array(flat, dtype=float).reshape(value.shape)
        case list() | tuple():
            return type(value)(_rounded(item) for item in value)
        case dict():
            return {key: _rounded(item) for key, item in value.items()}
    return value
