"""From what `cases.py` yields, or a learner types, to calls that fit the entry.

Types, dimensions and constraints are checked here once, so that neither the reference nor a
solution is ever called with something that the statement excludes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from problems.bounds import check_bounds
from problems.coercion import Coercion, Measured, describe
from problems.dimensions import dimension_names, solve
from problems.literals import read_literal
from problems.package import Problem
from problems.schema import did_you_mean
from problems.types import Function, Parameter, Scalar
from problems.values import Call, FunctionRef, InputError, ObjectRef, RngRef

__all__ = [
    "Call",
    "Dimensions",
    "FunctionRef",
    "InputError",
    "ObjectRef",
    "RngRef",
    "check_calls",
    "check_script",
    "parse_literals",
]

MAX_CALLS = 10_000
_STEP = re.compile(r"(?:([A-Za-z_]\w*)\.)?([A-Za-z_]\w*)")


@dataclass
class Dimensions:
    """The axis lengths of one object, or of one call where there is no object.

    `seen` holds what the latest call bound, also inside the elements of lists and dicts;
    `numbers` the latest number that was given under each name.
    """

    bound: dict[str, int] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    seen: list[tuple[str, int]] = field(default_factory=list)
    numbers: dict[str, float] = field(default_factory=dict)


def check_calls(problem: Problem, raw: Any) -> tuple[Call, ...]:
    """The calls of one case of `cases.py`: a dict for a function, else a list of steps.

    Raises:
        InputError: something does not fit the entry or its constraints.
    """
    return tuple(call for call, _ in check_script(problem, raw))


def parse_literals(
    problem: Problem,
    texts: Mapping[str, str] | Sequence[tuple[str, Mapping[str, str]]],
) -> tuple[Call, ...]:
    """The calls of a learner's own input, each argument a Python literal that is never run.

    Args:
        texts: argument name to literal; for a class or module a list of (step, such a mapping).

    Raises:
        InputError: a text is no literal, or its value does not fit.
    """
    if isinstance(texts, Mapping):
        return check_calls(problem, _literals(problem, texts))
    return check_calls(problem, [(step, _literals(problem, args)) for step, args in texts])


def check_script(problem: Problem, raw: Any) -> Iterator[tuple[Call, Dimensions]]:
    """Like `check_calls`, each call with the axis lengths that are bound after it.

    Raises:
        InputError: something does not fit the entry or its constraints.
    """
    dimensions: dict[str, Dimensions] = {}
    for number, (target, function, args) in enumerate(_steps(problem, raw), 1):
        if problem.entry.kind != "class":
            dimensions.pop(target, None)
        scope = dimensions.setdefault(target, Dimensions())
        for name in problem.per_call:
            scope.bound.pop(name, None)
            scope.origin.pop(name, None)
        try:
            checked = _check_call(problem, function, args, scope, frozenset(dimensions))
        except InputError as error:
            if problem.entry.kind == "function":
                raise
            step = f"{target}.{function.name}" if target else function.name
            message = f"call {number}, {step}: {error.message}"
            raise InputError(error.argument, message) from error
        yield Call(function.name, checked, target), scope


def _steps(problem: Problem, raw: Any) -> Iterator[tuple[str, Function, Mapping[str, Any]]]:
    """Target, function and arguments of each call, constructors without arguments added."""
    entry = problem.entry
    if entry.kind == "function":
        if not isinstance(raw, Mapping):
            message = f"The case is {describe(raw)}; it must be a dict with the arguments by name."
            raise InputError(entry.functions[0].name, message)
        yield "", entry.functions[0], raw
        return
    made: set[str] = set()
    for number, (name, args) in enumerate(_pairs(problem, raw), 1):
        target, function = _step(problem, number, name)
        if entry.kind == "class":
            constructor = entry.function("__init__")
            assert constructor is not None
            if function.name == "__init__" or target in made:
                made.add(target)
            elif constructor.parameters:
                of = f' of "{target}"' if target else ""
                message = f'call {number}, {name}: "__init__"{of} must come first.'
                raise InputError(name, message)
            else:
                made.add(target)
                yield target, constructor, {}
        yield target, function, args


def _pairs(problem: Problem, raw: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    name = problem.entry.names[0]
    if not isinstance(raw, list | tuple) or not raw:
        message = (
            f"The case is {describe(raw)}; it must be a list of steps such as "
            '("__init__", {…}), ("step", {…}).'
        )
        raise InputError(name, message)
    if len(raw) > MAX_CALLS:
        raise InputError(name, f"The case has {len(raw)} calls; at most {MAX_CALLS} are allowed.")
    for number, step in enumerate(raw, 1):
        match step:
            case (str(step_name), Mapping() as args):
                yield step_name, args
            case _:
                message = f"call {number} is {describe(step)}; write (name, {{arguments}})."
                raise InputError(name, message)


def _step(problem: Problem, number: int, name: str) -> tuple[str, Function]:
    match = _STEP.fullmatch(name)
    target, function_name = (match[1] or "", match[2]) if match else ("", name)
    function = problem.entry.function(function_name)
    if function is None or (target and problem.entry.kind != "class"):
        known = [f.name for f in problem.entry.functions]
        message = (
            f'call {number}: "{name}" is not one of {", ".join(known)}.'
            f"{did_you_mean(function_name, known)}"
        )
        raise InputError(name, message)
    return target, function


def _check_call(
    problem: Problem,
    function: Function,
    args: Mapping[str, Any],
    scope: Dimensions,
    objects: frozenset[str],
) -> dict[str, Any]:
    _check_names(function, args)
    checked: dict[str, Any] = {}
    measured: list[tuple[str, Measured]] = []
    for parameter in function.parameters:
        name = parameter.name
        coercion = Coercion(name, [], objects)
        checked[name] = coercion.value(parameter.type, args[name], name)
        measured += [(name, found) for found in coercion.measured]
    _bind_integers(problem, function.parameters, checked, scope)
    _bind_axes(measured, scope)
    _check_constraints(problem, function, checked, scope)
    return checked


def _check_names(function: Function, args: Mapping[str, Any]) -> None:
    known = [p.name for p in function.parameters]
    for name in args:
        if name not in known:
            has = f"it takes {', '.join(known)}" if known else "it takes no arguments"
            raise InputError(
                str(name),
                f'{function.name} has no parameter "{name}"; {has}.'
                f"{did_you_mean(str(name), known)}",
            )
    for name in known:
        if name not in args:
            raise InputError(name, f'The argument "{name}" is missing; give a value for it.')


def _bind_integers(
    problem: Problem, parameters: Iterable[Parameter], args: Mapping[str, Any], scope: Dimensions
) -> None:
    """Let each integer parameter that names an axis length set it, from this call on."""
    names = dimension_names(problem.entry)
    for parameter in parameters:
        if parameter.type == Scalar("int") and parameter.name in names:
            scope.bound[parameter.name] = args[parameter.name]
            scope.origin[parameter.name] = parameter.name


def _bind_axes(measured: list[tuple[str, Measured]], scope: Dimensions) -> None:
    """Bind the names of all axes and check that they agree, outer arrays before elements."""
    scope.seen.clear()
    scopes: dict[tuple[str, ...], Dimensions] = {(): scope}
    for depth in sorted({len(m.elements) for _, m in measured}):
        level = [(name, m) for name, m in measured if len(m.elements) == depth]
        for _, found in level:
            if found.elements not in scopes:
                outer = next(
                    scopes[found.elements[:cut]]
                    for cut in range(depth - 1, -1, -1)
                    if found.elements[:cut] in scopes
                )
                inner = Dimensions(dict(outer.bound), dict(outer.origin), scope.seen)
                scopes[found.elements] = inner
        # A plain name binds before arithmetic with it is checked: `int64[k-1]` may come first.
        for plain in (True, False):
            for argument, found in level:
                _bind_array(argument, found, scopes[found.elements], plain)


def _bind_array(argument: str, found: Measured, scope: Dimensions, plain: bool) -> None:
    for number, (axis, length) in enumerate(zip(found.axes, found.shape, strict=True)):
        if (axis.name is not None) != plain:
            continue
        expected = axis.evaluate(scope.bound)
        if expected is None:
            solved = solve(axis, length, scope.bound)
            if solved is None and len(axis.names - scope.bound.keys()) == 1:
                message = f"{found.where} has {length} along axis {number}; no {axis} gives that."
                raise InputError(argument, message)
            if solved is not None:
                name, value = solved
                scope.bound[name] = value
                scope.origin[name] = found.where
                scope.seen.append((name, value))
        elif expected != length:
            because = sorted({scope.origin[n] for n in axis.names if n in scope.origin})
            since = f" as {axis} = {expected} from {', '.join(because)}" if because else ""
            raise InputError(
                argument,
                f"{found.where} has shape {found.shape}; axis {number} must be {expected}{since}.",
            )


def _check_constraints(
    problem: Problem, function: Function, args: Mapping[str, Any], scope: Dimensions
) -> None:
    lengths = [*scope.seen, *scope.bound.items()]
    scope.numbers.update((k, value) for k, value in args.items() if type(value) in {int, float})
    others = {**scope.bound, **scope.numbers}
    for constraint in problem.constraints:
        name = constraint.name.removeprefix(f"{function.name}.")
        if name.startswith("len("):
            counted = name[4:-1].removeprefix(f"{function.name}.")
            if isinstance(args.get(counted), list | tuple | str | bytes | dict | set):
                check_bounds(
                    constraint, counted, f"the length of {counted}", len(args[counted]), others
                )
        elif name in args:
            check_bounds(constraint, name, name, args[name], others)
        else:
            for bound, length in lengths:
                if bound == name:
                    argument = scope.origin.get(name, name)
                    check_bounds(constraint, argument, name, length, others)


def _literals(problem: Problem, texts: Mapping[str, str]) -> dict[str, Any]:
    return {name: read_literal(problem, name, text) for name, text in texts.items()}
