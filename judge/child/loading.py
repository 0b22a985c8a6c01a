"""From source text to a module that has the entry, or to a sentence's worth of facts why not."""

import sys
import types
import warnings
from dataclasses import dataclass
from typing import Any

from judge.child import raised, rules

SOLUTION = "<solution>"
_MAX_MESSAGE = 2000
_VARIADIC = 0x04  # CO_VARARGS


@dataclass
class Job:
    """What one JOB frame asks for.

    `names` are the top-level names to define, `arity` the parameters of each function or
    method. `collect` is for authors' code: generators are listed, functions may be returned.
    """

    source: str
    names: list[str]
    arity: dict[str, list[str]]
    class_name: str | None
    forbidden: list[str]
    memory_bytes: int
    cpu_s: int
    max_answer_bytes: int
    collect: bool


def load(job: Job, module: types.ModuleType) -> dict[str, Any] | None:
    """Compile and run the source in `module`; None, or what is wrong with it."""
    warnings.simplefilter("ignore", SyntaxWarning)
    try:
        code = compile(job.source, SOLUTION, "exec", dont_inherit=True)
        broken = rules.broken(job.source, job.forbidden) if job.forbidden else None
    except SyntaxError as error:
        return _failure("syntax", error.msg or "invalid syntax", error.lineno)
    except (RecursionError, MemoryError):
        message = "the source is too large or nested too deeply to be compiled"
        return _failure("syntax", message, None)
    except (ValueError, OverflowError) as error:
        return _failure("syntax", str(error), None)
    if broken is not None:
        return _failure("rule", broken[0], broken[1])
    warnings.simplefilter("default")
    sys.modules["solution"] = module
    try:
        exec(code, module.__dict__)  # noqa: S102  this process exists to do that
    except BaseException as error:
        return {"reason": "raised", "raised": raised.describe(error)}
    return _missing(job, module)


def _missing(job: Job, module: types.ModuleType) -> dict[str, Any] | None:
    for name in job.names:
        found = module.__dict__.get(name)
        if not callable(found) or (job.class_name == name and not isinstance(found, type)):
            return {**_failure("no_entry", name, None), "defined": _defined(module)}
    owner = module.__dict__[job.class_name] if job.class_name else module
    for name, parameters in job.arity.items():
        function = getattr(owner, name, None)
        if function is None:
            return {**_failure("no_entry", f"{job.class_name}.{name}", None), "defined": []}
        if not isinstance(function, types.FunctionType):
            continue
        names = _positional(function)[1 if job.class_name else 0 :]
        if not _accepts(function, len(names), len(parameters)):
            line = function.__code__.co_firstlineno
            return {**_failure("arity", name, line), "parameters": names}
    return None


def _defined(module: types.ModuleType) -> list[str]:
    return sorted(
        name
        for name, value in module.__dict__.items()
        if callable(value) and getattr(value, "__module__", None) == "solution"
    )[:10]


def _positional(function: types.FunctionType) -> list[str]:
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount])


def _accepts(function: types.FunctionType, own: int, count: int) -> bool:
    """Whether a function of `own` positional parameters can be called with `count`."""
    required = own - len(function.__defaults__ or ())
    variadic = bool(function.__code__.co_flags & _VARIADIC)
    keywords = function.__code__.co_kwonlyargcount - len(function.__kwdefaults__ or {})
    return required <= count and (variadic or count <= own) and keywords == 0


def _failure(reason: str, message: str, line: int | None) -> dict[str, Any]:
    return {"reason": reason, "message": str(message)[:_MAX_MESSAGE], "line": line}
