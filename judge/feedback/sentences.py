"""Sentences for programs that did not answer: what happened, and what to do next."""

import builtins
import signal
from collections.abc import Mapping

import numpy as np

from judge.feedback import numpy_errors
from judge.outcome import LoadFailure, Raised, Stop, Stopped
from judge.report import Reason, Verdict
from problems.package import Problem
from problems.types import Entry

LOAD_CPU_S = 2.0  # for the top level of the file, before the first call
_LOADING = " (while the file was being loaded)"
_REFUSED = {1, 13}  # EPERM, EACCES: what the sandbox answers
_NUMPY_ERRORS = frozenset(name for name in dir(np.exceptions) if name[0].isupper()) | {
    "LinAlgError",
    "_ArrayMemoryError",
    "_UFuncNoLoopError",
    "UFuncTypeError",
}

Ending = tuple[Verdict, Reason, str]

_MEMORY = (
    "The program asked for more memory than is allowed. "
    "Check the shapes of what you build: a broadcast may be much larger than you expect."
)

_STOPS: Mapping[Stop, Ending] = {
    Stop.CPU: (
        Verdict.TIME_LIMIT,
        Reason.CPU,
        "Stopped after {limit_s:.1f} s of computing{reference}. Look for a "
        "loop that does not end, or one that NumPy could do at once.",
    ),
    Stop.WALL: (
        Verdict.TIME_LIMIT,
        Reason.WALL,
        "Stopped: the program waited without computing. Remove sleeps and waits.",
    ),
    Stop.NOT_RUN: (
        Verdict.TIME_LIMIT,
        Reason.CPU,
        "Not run: earlier cases used up the time for the whole submission.",
    ),
    Stop.STDOUT: (
        Verdict.OUTPUT_LIMIT,
        Reason.STDOUT,
        "Stopped: the program printed more than is allowed. Remove prints in loops.",
    ),
    Stop.ANSWER: (
        Verdict.OUTPUT_LIMIT,
        Reason.ANSWER,
        "The returned value is much larger than the one that is due. "
        "Check its shape: did a broadcast add axes?",
    ),
    Stop.MEMORY: (Verdict.MEMORY_LIMIT, Reason.SIGNAL, _MEMORY),
    Stop.SYSCALL: (
        Verdict.FORBIDDEN,
        Reason.SYSCALL,
        "Ended: the program asked the system for something that is not allowed here "
        "(network, other processes, files).",
    ),
    Stop.EXIT: (
        Verdict.RUNTIME_ERROR,
        Reason.EXIT,
        "The program ended itself with exit code {code} before it answered. "
        "Return the result instead.",
    ),
    Stop.SIGNAL: (
        Verdict.RUNTIME_ERROR,
        Reason.SIGNAL,
        "The program crashed ({signal}). Very deep recursion is the usual cause.",
    ),
    Stop.MALFORMED: (
        Verdict.RUNTIME_ERROR,
        Reason.MALFORMED_ANSWER,
        "No readable answer arrived: the program wrote to a channel that is not its own.",
    ),
    Stop.NO_ANSWER: (
        Verdict.RUNTIME_ERROR,
        Reason.NO_ANSWER,
        "No answer arrived: the program closed the channel on which answers travel.",
    ),
}


def describe_stop(stopped: Stopped, cpu_limit_s: float, reference_s: float | None = None) -> Ending:
    """Verdict, reason and sentence for a child that was ended or ended itself.

    Args:
        reference_s: what the reference needs for the same; None where there is no such thing.
    """
    verdict, reason, sentence = _STOPS[stopped.why]
    told = sentence.format(
        limit_s=cpu_limit_s,
        reference="" if reference_s is None else f"; the reference needs {_duration(reference_s)}",
        code=stopped.number,
        signal=_signal_name(stopped.number),
    )
    return verdict, reason, told


def describe_memory() -> Ending:
    """For a program that came near its memory limit and then failed."""
    return Verdict.MEMORY_LIMIT, Reason.EXCEPTION, _MEMORY


def describe_exception(
    raised: Raised, near_memory_limit: bool, source: str = "", when: str = ""
) -> Ending:
    """Verdict, reason and sentence for an exception that reached the judge.

    Args:
        source: the program, of which the sentence may quote names.
        when: follows what was said, in brackets of its own.
    """
    if raised.is_exit:
        return (
            Verdict.RUNTIME_ERROR,
            Reason.EXIT,
            f"The program called exit ({raised.message or 'no code'}) before it answered{when}. "
            "Return the result instead.",
        )
    if raised.type_name in {"MemoryError", "_ArrayMemoryError"} and not raised.is_deliberate:
        detail = f" NumPy said: {raised.message}." if raised.message else ""
        return (Verdict.MEMORY_LIMIT, Reason.EXCEPTION, _MEMORY + detail)
    if near_memory_limit:
        return (Verdict.MEMORY_LIMIT, Reason.EXCEPTION, _MEMORY)
    if raised.errno in _REFUSED:
        return (
            Verdict.FORBIDDEN,
            Reason.SYSCALL,
            f"{raised.type_name}: {raised.message}{when}. Files, network and other processes are "
            "not available here.",
        )
    return (Verdict.RUNTIME_ERROR, Reason.EXCEPTION, _told(raised, source, when))


def _told(raised: Raised, source: str, when: str) -> str:
    """Type and message as Python says them, then what they mean."""
    said = f"{raised.type_name}: {raised.message}" if raised.message else raised.type_name
    number = raised.frames[-1][0] if raised.frames else 0
    lines = source.splitlines()
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    meaning = numpy_errors.explain(raised, line)
    if meaning is None:
        return said + when
    return f"{said.rstrip().rstrip('.')}{when}. {meaning}"


def describe_load_failure(failure: LoadFailure, problem: Problem, source: str = "") -> Ending:
    """Verdict, reason and sentence for a source that did not become a module with the entry."""
    if failure.raised is not None:
        return describe_exception(failure.raised, False, source, _LOADING)
    if failure.stop is not None:
        verdict, reason, sentence = describe_stop(failure.stop, LOAD_CPU_S)
        return verdict, reason, sentence.rstrip(".") + _LOADING + "."
    at = f"Line {failure.line}: " if failure.line else ""
    match failure.reason:
        case "rule":
            return Verdict.FORBIDDEN, Reason.RULE, at + _broken_rule(failure.message, problem)
        case "no_entry":
            return Verdict.COMPILE_ERROR, Reason.NO_ENTRY, _no_entry(failure, problem.entry)
        case "arity":
            return Verdict.COMPILE_ERROR, Reason.ARITY, at + _arity(failure, problem.entry)
    return Verdict.COMPILE_ERROR, Reason.SYNTAX, f"{at}{failure.message}."


def may_be_named(raised: Raised) -> bool:
    """Whether an exception's type may be told for a hidden case: Python's own or NumPy's."""
    found = getattr(builtins, raised.type_name, None)
    is_builtin = isinstance(found, type) and issubclass(found, BaseException)
    return is_builtin or raised.type_name in _NUMPY_ERRORS


def traceback_text(raised: Raised, source: str) -> str:
    """The learner's own frames with their source lines, and the exception last."""
    lines = source.splitlines()
    shown = []
    for number, name in raised.frames:
        shown.append(f"line {number}, in {name}")
        if 0 < number <= len(lines):
            shown.append("    " + lines[number - 1].strip()[:200])
    message = f"{raised.type_name}: {raised.message}" if raised.message else raised.type_name
    return "\n".join([*shown, message])


def _broken_rule(name: str, problem: Problem) -> str:
    reason = next((rule.reason for rule in problem.forbidden if rule.name == name), "")
    return f"this problem forbids {name}. {reason}".rstrip()


def _no_entry(failure: LoadFailure, entry: Entry) -> str:
    what = (
        "class"
        if entry.class_name == failure.message
        else ("method" if entry.class_name else "function")
    )
    found = f" Found: {', '.join(failure.defined)}." if failure.defined else ""
    return f"The {what} {failure.message} is missing.{found} Keep the name of the starter code."


def _arity(failure: LoadFailure, entry: Entry) -> str:
    function = entry.function(failure.message)
    wanted = ", ".join(p.name for p in function.parameters) if function else ""
    got = ", ".join(failure.parameters) or "nothing"
    return f"{failure.message} takes ({got}); it is called with ({wanted})."


def _duration(seconds: float) -> str:
    if seconds < 1e-4:
        return "less than 0.1 ms"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
