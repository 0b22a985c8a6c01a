"""Inputs near a given one: smaller, plainer, or stranger; whether they are allowed is checked.

A proposal changes a case as `cases.py` would write it: a dict of arguments, or a list of steps.
Axes that the entry gives one name are changed together, so most proposals fit the entry; the
rest is refused by `check_calls` and forgotten.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.cases import PreparedCase
from problems.package import Constraint, Problem
from problems.types import Array

Raw = Any


@dataclass(frozen=True)
class Proposer:
    """Makes proposals for one problem."""

    problem: Problem
    rng: np.random.Generator

    def smaller(self, raw: Raw) -> Iterator[Raw]:
        """Proposals that are simpler than `raw`: fewer steps, shorter axes, plainer numbers."""
        if isinstance(raw, list):
            for position in range(len(raw)):
                yield raw[:position] + raw[position + 1 :]
        for name, length in self._lengths(raw).items():
            for keep in _shorter(length):
                yield self._cut(raw, name, keep)
        yield from self._each_value(raw, self._plainer)

    def stranger(self, raw: Raw) -> Iterator[Raw]:
        """Proposals of about the same size that differ in kind: zeros, ties, bounds, signs."""
        for name, length in self._lengths(raw).items():
            yield self._cut(raw, name, self.rng.permutation(length))
            if length > 1:
                yield self._cut(raw, name, np.append(np.arange(length - 1), 0))
            if length > 0:
                yield self._cut(raw, name, np.append(np.arange(length), self.rng.integers(length)))
        yield from self._each_value(raw, self._odder)

    def _each_value(self, raw: Raw, change: Any) -> Iterator[Raw]:
        for step, args in _steps(raw):
            for name, value in args.items():
                for other in change(name, value):
                    yield _with(raw, step, name, other)

    def _plainer(self, name: str, value: Any) -> Iterator[Any]:
        match value:
            case np.ndarray() if value.dtype.kind == "f" and value.size:
                yield np.round(value)
                yield np.round(value, 1)
                for index in range(min(value.size, 12)):
                    changed = np.ascontiguousarray(value).copy()
                    changed.flat[index] = 0
                    yield changed
            case np.ndarray() if value.dtype.kind in "iub" and value.size:
                for index in range(min(value.size, 40)):
                    changed = np.ascontiguousarray(value).copy()
                    changed.flat[index] = 0
                    yield changed
            case bool():
                return
            case float():
                yield float(round(value))
                yield round(value, 2)
            case int():
                yield from {0, 1, value // 2, value - 1} - {value}
            case list():
                for position in range(min(len(value), 12)):
                    yield value[:position] + value[position + 1 :]
            case str():
                for position in range(min(len(value), 12)):
                    yield value[:position] + value[position + 1 :]

    def _odder(self, name: str, value: Any) -> Iterator[Any]:
        low, high = self._bounds(name)
        match value:
            case np.ndarray() if value.size:
                flat = np.ascontiguousarray(value)
                for number in (0, 1, low, high):
                    if number is not None and value.dtype.kind in "iuf":
                        yield np.full_like(flat, number)
                yield -flat if value.dtype.kind == "f" else flat[::-1].copy()
                tied = flat.copy()
                tied.flat[self.rng.integers(value.size)] = tied.flat[0]
                yield tied
                yield self.rng.permuted(flat)
            case bool():
                yield not value
            case int() | float():
                for number in (0, 1, low, high, value + 1, value - 1, -value):
                    if number is not None:
                        yield type(value)(number)
            case list() if value:
                yield value[::-1]
                yield value + value[:1]
                yield []

    def _bounds(self, name: str) -> tuple[float | None, float | None]:
        found: Constraint | None = next(
            (c for c in self.problem.constraints if c.name == name), None
        )
        if found is None:
            return None, None
        low, high = found.minimum, found.maximum
        if found.magnitude is not None:
            low, high = -found.magnitude, found.magnitude
        return low, high

    def _lengths(self, raw: Raw) -> dict[str, int]:
        """The named axes of the arrays in a case, and how long they are."""
        found: dict[str, int] = {}
        for _, args in _steps(raw):
            for axes, array in self._arrays(args):
                for axis, length in zip(axes, array.shape, strict=False):
                    found.setdefault(axis, length)
        return {name: length for name, length in found.items() if name}

    def _cut(self, raw: Raw, name: str, keep: np.ndarray) -> Raw:
        """Take the entries `keep` along every axis of that name, and set such a parameter."""

        def changed(args: Mapping[str, Any]) -> dict[str, Any]:
            result = dict(args)
            for parameter, value in args.items():
                axes = self._axes(parameter)
                if isinstance(value, np.ndarray) and len(axes) == value.ndim:
                    for number, axis in enumerate(axes):
                        if axis == name and keep.max(initial=0) < value.shape[number]:
                            value = np.take(value, keep, axis=number)
                    result[parameter] = value
                elif parameter == name and type(value) is int:
                    result[parameter] = len(keep)
            return result

        if isinstance(raw, list):
            return [(step, changed(args)) for step, args in raw]
        return changed(raw)

    def _arrays(self, args: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], np.ndarray]]:
        for name, value in args.items():
            if isinstance(value, np.ndarray):
                yield self._axes(name), value

    def _axes(self, parameter: str) -> tuple[str, ...]:
        """The names of a parameter's axes; an axis that is no plain name has the empty one."""
        for function in self.problem.entry.functions:
            for declared in function.parameters:
                if declared.name == parameter and isinstance(declared.type, Array):
                    # With batch axes in front nobody knows which axis a name stands for.
                    shape = () if declared.type.has_batch else declared.type.shape or ()
                    return tuple(axis.name or "" for axis in shape)
        return ()


def raw_case(problem: Problem, case: PreparedCase) -> Raw:
    """A case as `cases.py` would give it."""
    if problem.entry.kind == "function":
        return dict(case.calls[0].args)
    return [
        (f"{call.target}.{call.function}" if call.target else call.function, dict(call.args))
        for call in case.calls
    ]


def _steps(raw: Raw) -> list[tuple[int | None, Mapping[str, Any]]]:
    if isinstance(raw, list):
        return [(position, args) for position, (_, args) in enumerate(raw)]
    return [(None, raw)]


def _with(raw: Raw, step: int | None, name: str, value: Any) -> Raw:
    if step is None:
        return {**raw, name: value}
    called, args = raw[step]
    return [*raw[:step], (called, {**args, name: value}), *raw[step + 1 :]]


def _shorter(length: int) -> Iterator[np.ndarray]:
    """Which entries to keep: none, a half, all but one."""
    if length == 0:
        return
    for keep in dict.fromkeys((0, 1, length // 2)):
        if keep < length:
            yield np.arange(keep)
            yield np.arange(length - keep, length)
    for position in range(min(length, 8)):
        yield np.delete(np.arange(length), position)
