"""The syntax tree of entries and types."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from problems import syntax

SCALARS = ("int", "float", "bool", "str", "bytes", "none")
DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128", "int", "float", "complex"),
)


class TypeSyntaxError(ValueError):
    """An entry or type that does not follow the grammar; the message says where."""


@dataclass(frozen=True)
class Dimension:
    """One axis length: a number, a name, or arithmetic of these such as `n-k+1`."""

    text: str
    names: frozenset[str]

    @property
    def name(self) -> str | None:
        """The name this axis binds on first use, None for a number or arithmetic."""
        return self.text if self.text.isidentifier() else None

    def evaluate(self, bindings: Mapping[str, int]) -> int | None:
        """The length under `bindings`, None while a name in it is unbound."""
        if not self.names <= bindings.keys():
            return None
        return length_of(syntax.parse(self.text, "eval").body, bindings)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Scalar:
    """`int`, `float`, `bool`, `str`, `bytes` or `none`."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Array:
    """An ndarray; `shape` None means any number of axes (`float64[...]`).

    `has_batch` where any number of axes may come before those of `shape` (`float64[..., n, d]`).
    dtype `float`, `int` or `complex` stands for any width of that kind.
    """

    dtype: str
    shape: tuple[Dimension, ...] | None
    has_batch: bool = False

    @property
    def axes(self) -> str:
        """What stands between the brackets."""
        axes = ["..."] if self.shape is None or self.has_batch else []
        return ", ".join([*axes, *map(str, self.shape or ())])

    def __str__(self) -> str:
        return f"{self.dtype}[{self.axes}]"


@dataclass(frozen=True)
class ListOf:
    item: Type

    def __str__(self) -> str:
        return f"list[{self.item}]"


@dataclass(frozen=True)
class SetOf:
    item: Type

    def __str__(self) -> str:
        return f"set[{self.item}]"


@dataclass(frozen=True)
class TupleOf:
    """`tuple[A, B]`; with `rest` the single item repeats (`tuple[int, ...]`)."""

    items: tuple[Type, ...]
    rest: bool = False

    def __str__(self) -> str:
        inner = ", ".join(map(str, self.items))
        return f"tuple[{inner}, ...]" if self.rest else f"tuple[{inner}]"


@dataclass(frozen=True)
class DictOf:
    key: Type
    value: Type

    def __str__(self) -> str:
        return f"dict[{self.key}, {self.value}]"


@dataclass(frozen=True)
class OneOf:
    options: tuple[Type, ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.options))


@dataclass(frozen=True)
class Anything:
    """A value of any kind of the grammar: the items of a bare `tuple`."""

    def __str__(self) -> str:
        return "any"


@dataclass(frozen=True)
class Rng:
    """A `numpy.random.Generator`, seeded per case."""

    def __str__(self) -> str:
        return "rng"


@dataclass(frozen=True)
class FunctionOf:
    """A function that the case names and `cases.py` defines."""

    parameters: tuple[Type, ...]
    returns: Type

    def __str__(self) -> str:
        return f"fn({', '.join(map(str, self.parameters))}) -> {self.returns}"


@dataclass(frozen=True)
class ObjectOf:
    """An object of the entry's own class."""

    class_name: str

    def __str__(self) -> str:
        return self.class_name


Type: TypeAlias = (
    Scalar
    | Array
    | ListOf
    | SetOf
    | TupleOf
    | DictOf
    | OneOf
    | Anything
    | Rng
    | FunctionOf
    | ObjectOf
)


@dataclass(frozen=True)
class Parameter:
    name: str
    type: Type

    def __str__(self) -> str:
        return f"{self.name}: {self.type}"


@dataclass(frozen=True)
class Function:
    """A function or method; `returns` None means that it is called for its effect."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: Type | None

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)

    def __str__(self) -> str:
        arrow = "" if self.returns is None else f" -> {self.returns}"
        return f"{self.name}({', '.join(map(str, self.parameters))}){arrow}"


@dataclass(frozen=True)
class Entry:
    """What a solution defines: one function, one class, or several functions."""

    text: str
    functions: tuple[Function, ...]
    class_name: str | None = None
    _by_name: dict[str, Function] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_name.update({f.name: f for f in self.functions})

    @property
    def kind(self) -> str:
        """`function`, `class` or `module`."""
        if self.class_name is not None:
            return "class"
        return "function" if len(self.functions) == 1 else "module"

    @property
    def names(self) -> tuple[str, ...]:
        """The top-level names that a solution must define."""
        return (self.class_name,) if self.class_name else tuple(f.name for f in self.functions)

    def function(self, name: str) -> Function | None:
        return self._by_name.get(name)


def length_of(node: ast.expr, bindings: Mapping[str, int]) -> int:
    """The value of an axis length in Python's own syntax tree.

    Raises:
        TypeSyntaxError: it is more than numbers, names and + - * / of these.
    """
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name):
            return bindings[name]
        case ast.BinOp(left=left, op=operator, right=right):
            a, b = length_of(left, bindings), length_of(right, bindings)
            match operator:
                case ast.Add():
                    return a + b
                case ast.Sub():
                    return a - b
                case ast.Mult():
                    return a * b
                case ast.Div() | ast.FloorDiv():
                    return a // b
    raise TypeSyntaxError("an axis length is a number, a name, or + - * / of these")
