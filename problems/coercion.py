"""Bring a value to its declared type without losing anything, or say why it cannot be.

Arrays that already have the right dtype are kept as they are, strides included: cases pass
Fortran-ordered and non-contiguous arrays on purpose.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, assert_never

import numpy as np

from problems.types import (
    Anything,
    Array,
    DictOf,
    Dimension,
    FunctionOf,
    ListOf,
    ObjectOf,
    OneOf,
    Rng,
    Scalar,
    SetOf,
    TupleOf,
    Type,
)
from problems.values import FunctionRef, InputError, ObjectRef, RngRef

_FAMILIES = {"float": (np.floating, "float64"), "int": (np.integer, "int64")} | {
    "complex": (np.complexfloating, "complex128")
}
_PLAIN = (bool, int, float, complex, str, bytes, type(None))
# Containers below each other: more is a mistake, and would exhaust the stack.
_MAX_DEPTH = 24


@dataclass(frozen=True)
class Measured:
    """An array that was met: its declared axes, its shape, and inside which elements it lies.

    `elements` holds the place of each list or dict element around it; a dimension name that is
    not bound outside binds anew for each of them.
    """

    axes: tuple[Dimension, ...]
    shape: tuple[int, ...]
    where: str
    elements: tuple[str, ...]


@dataclass
class Coercion:
    """Coerces the values of one call and remembers the arrays it met."""

    argument: str
    measured: list[Measured]
    objects: frozenset[str] = frozenset()

    def value(self, type_: Type, value: Any, where: str, elements: tuple[str, ...] = ()) -> Any:
        """`value` as `type_`.

        Raises:
            InputError: it does not fit.
        """
        if where.count("[") > _MAX_DEPTH:
            raise self._refuse(f"{self.argument} is nested too deeply")
        match type_:
            case Scalar(name=name):
                return self._scalar(name, value, where)
            case Array():
                return self._array(type_, value, where, elements)
            case ListOf(item=item):
                return self._items(item, self._sequence(value, type_, where), where, elements)
            case SetOf(item=item):
                if not isinstance(value, set | frozenset):
                    raise self._wrong_kind(where, value, type_)
                return set(self._items(item, sorted(value, key=repr), where, elements))
            case TupleOf():
                return self._tuple(type_, value, where, elements)
            case DictOf():
                return self._dict(type_, value, where, elements)
            case OneOf():
                return self._one_of(type_, value, where, elements)
            case Anything():
                return self._anything(value, where)
            case Rng():
                return self._rng(value, where)
            case FunctionOf():
                if not isinstance(value, FunctionRef):
                    raise self._wrong_kind(where, value, type_)
                return value
            case ObjectOf():
                return self._object(value, where)
        assert_never(type_)

    def _refuse(self, message: str) -> InputError:
        return InputError(self.argument, f"{message}.")

    def _wrong_kind(self, where: str, value: Any, type_: Type) -> InputError:
        return self._refuse(f"{where} is {describe(value)}; it must be {type_}")

    def _scalar(self, name: str, value: Any, where: str) -> Any:
        if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
            value = value.item()
        read: Callable[[Any], Any] | None = None
        match name:
            case "int" if isinstance(value, int) and not isinstance(value, bool):
                read = int
            case "float" if isinstance(value, int | float) and not isinstance(value, bool):
                read = float
            case "bool" if isinstance(value, bool):
                read = bool
            case "str" if isinstance(value, str):
                read = str
            case "bytes" if isinstance(value, bytes):
                read = bytes
            case "none" if value is None:
                return None
        if read is None:
            raise self._wrong_kind(where, value, Scalar(name))
        try:
            return read(value)
        except OverflowError as error:
            raise self._refuse(f"{where} is too large for a float") from error

    def _array(self, type_: Array, value: Any, where: str, elements: tuple[str, ...]) -> Any:
        array = self._as_array(type_, value, where)
        if type_.shape is not None:
            batch = array.ndim - len(type_.shape)
            if batch < 0 or (batch and not type_.has_batch):
                raise self._refuse(
                    f"{where} has shape {array.shape}, {_count(array.ndim, 'axis', 'axes')}; "
                    f"it must be {type_}{self._least(type_)}"
                )
            self.measured.append(Measured(type_.shape, array.shape[batch:], where, elements))
        return array

    @staticmethod
    def _least(type_: Array) -> str:
        return f", with at least {len(type_.shape or ())} axes" if type_.has_batch else ""

    def _as_array(self, type_: Array, value: Any, where: str) -> Any:
        if isinstance(value, np.ndarray | np.generic):
            array = np.asarray(value)
        elif isinstance(value, list | tuple | int | float | complex):
            array = self._from_list(type_, value, where)
        else:
            raise self._wrong_kind(where, value, type_)
        kind, default = _FAMILIES.get(type_.dtype, (None, type_.dtype))
        if kind is not None and np.issubdtype(array.dtype, kind):
            wanted = array.dtype.newbyteorder("=")
        else:
            wanted = np.dtype(default)
        return array if array.dtype == wanted else self._convert(array, wanted, type_, where)

    def _from_list(self, type_: Array, value: Any, where: str) -> Any:
        try:
            array = np.array(value)
        except (ValueError, OverflowError, RecursionError) as error:
            raise self._refuse(
                f"{where} is not rectangular: its rows differ in length or kind; it must be {type_}"
            ) from error
        if array.size:
            return array
        if array.shape == (0,) and type_.shape is not None and len(type_.shape) > 1:
            # `[]` cannot tell how many columns its missing rows have.
            rest = [0 if axis.names else axis.evaluate({}) or 0 for axis in type_.shape[1:]]
            array = array.reshape(0, *rest)
        default = _FAMILIES.get(type_.dtype, (None, type_.dtype))[1]
        return array.astype(default)

    def _convert(self, array: Any, wanted: Any, type_: Array, where: str) -> Any:
        numbers = array.dtype.kind in "iufc" and wanted.kind in "iufc"
        widens = "iufc".index(wanted.kind) >= "iufc".index(array.dtype.kind) if numbers else False
        to_unsigned = numbers and wanted.kind == "u" and array.dtype.kind in "iu"
        from_unsigned = numbers and wanted.kind == "i" and array.dtype.kind == "u"
        same = array.dtype.kind == wanted.kind
        if not (widens or to_unsigned or from_unsigned or same) or array.dtype.kind in "OSUV":
            raise self._refuse(f"{where} holds {array.dtype} values; it must be {type_}")
        with np.errstate(over="ignore", invalid="ignore"):
            converted = array.astype(wanted, order="K")
            # A float may be rounded to fewer digits; a whole number must stay what it is.
            lossy = wanted.kind in "iu" and not np.array_equal(converted, array)
        if lossy:
            raise self._refuse(f"{where} holds values that {wanted} cannot; it must be {type_}")
        return converted

    def _sequence(self, value: Any, type_: Type, where: str) -> list[Any]:
        if isinstance(value, np.ndarray) and value.ndim == 1:
            return list(value)
        if not isinstance(value, list | tuple):
            raise self._wrong_kind(where, value, type_)
        return list(value)

    def _items(
        self, item: Type, values: Iterable[Any], where: str, elements: tuple[str, ...]
    ) -> list[Any]:
        found = []
        for index, value in enumerate(values):
            inner = f"{where}[{index}]"
            found.append(self.value(item, value, inner, (*elements, inner)))
        return found

    def _tuple(self, type_: TupleOf, value: Any, where: str, elements: tuple[str, ...]) -> Any:
        values = self._sequence(value, type_, where)
        if type_.rest:
            fixed = len(type_.items) - 1
            types = [*type_.items[:fixed], *[type_.items[fixed]] * (len(values) - fixed)]
        else:
            types = list(type_.items)
        if len(types) != len(values):
            raise self._refuse(
                f"{where} has {_count(len(values), 'element', 'elements')}; it must be {type_}"
            )
        return tuple(
            self.value(t, v, f"{where}[{i}]", elements)
            for i, (t, v) in enumerate(zip(types, values, strict=True))
        )

    def _dict(self, type_: DictOf, value: Any, where: str, elements: tuple[str, ...]) -> Any:
        if not isinstance(value, dict):
            raise self._wrong_kind(where, value, type_)
        found = {}
        for key, item in value.items():
            inner = f"{where}[{key!r}]"
            read = self.value(type_.key, key, f"the key {key!r} of {where}", elements)
            found[read] = self.value(type_.value, item, inner, (*elements, inner))
        return found

    def _one_of(self, type_: OneOf, value: Any, where: str, elements: tuple[str, ...]) -> Any:
        errors = []
        for option in type_.options:
            met = len(self.measured)
            try:
                return self.value(option, value, where, elements)
            except InputError as error:
                del self.measured[met:]
                errors.append((option, error))
        # With one option besides none, its own complaint says more than "it must be A | none".
        real = [error for option, error in errors if option != Scalar("none")]
        raise real[0] if len(real) == 1 else self._wrong_kind(where, value, type_)

    def _anything(self, value: Any, where: str) -> Any:
        match value:
            case np.ndarray() | np.generic() if value.dtype.kind in "biufc":
                return value
            case list() | tuple():
                kept = [self._anything(v, f"{where}[{i}]") for i, v in enumerate(value)]
                return tuple(kept) if isinstance(value, tuple) else kept
            case dict():
                return {k: self._anything(v, f"{where}[{k!r}]") for k, v in value.items()}
            case set() | frozenset():
                return {self._anything(v, where) for v in value}
        if isinstance(value, _PLAIN):
            return value
        raise self._refuse(f"{where} is {describe(value)}; it must be plain data")

    def _rng(self, value: Any, where: str) -> RngRef:
        if isinstance(value, RngRef):
            return value
        return RngRef(self._scalar("int", value, f"the seed {where}"))

    def _object(self, value: Any, where: str) -> ObjectRef:
        name = value.name if isinstance(value, ObjectRef) else value
        if not isinstance(name, str) or name not in self.objects:
            known = ", ".join(sorted(self.objects)) or "none yet"
            raise self._refuse(
                f"{where} is {describe(value)}; it must name an object that an earlier call made "
                f"({known})"
            )
        return ObjectRef(name)


def describe(value: Any) -> str:
    """What a value is, in the words of the type grammar."""
    match value:
        case None:
            return "None"
        case np.ndarray():
            return f"{value.dtype}[{', '.join(map(str, value.shape))}]"
        case bool() | int() | float() | str() | bytes():
            text = repr(value)
            return f"{type(value).__name__} {text if len(text) <= 40 else text[:37] + '…'}"
        case list() | tuple() | set() | dict():
            return f"a {type(value).__name__} of {len(value)}"
    return f"a {type(value).__name__}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
