"""The type grammar of entries: `float64[n, d]`, `list[T]`, `T | none`, `fn(T) -> U` …

From one line such as `layer_norm(x: float64[n, d], eps: float) -> float64[n, d]` come the
starter code, the validation of inputs, the wire encoding and the "wrong shape" sentence.
`parse_entry` reads that line; the classes are its syntax tree.
"""

from __future__ import annotations

import ast
import re
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
        return _evaluate(syntax.parse(self.text, "eval").body, bindings)

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

    dtype `float`, `int` or `complex` stands for any width of that kind.
    """

    dtype: str
    shape: tuple[Dimension, ...] | None

    def __str__(self) -> str:
        axes = "..." if self.shape is None else ", ".join(map(str, self.shape))
        return f"{self.dtype}[{axes}]"


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


def parse_entry(text: str) -> Entry:
    """Read an entry: `f(x: T) -> U`, `class C: m(x: T) -> U; …` or `f(…) -> U; g(…) -> V`.

    Raises:
        TypeSyntaxError: the text does not follow the grammar.
    """
    reader = _Reader(text)
    class_name = None
    if reader.take_word("class"):
        class_name = reader.name()
        reader.expect(":")
    reader.class_name = class_name
    functions = [reader.function()]
    while reader.take(";"):
        functions.append(reader.function())
    reader.end()
    _reject_repeats([f.name for f in functions], "function")
    if class_name and not any(f.name == "__init__" for f in functions):
        functions.insert(0, Function("__init__", (), None))
    return Entry(text=text, functions=tuple(functions), class_name=class_name)


def parse_type(text: str) -> Type:
    """Read one type of the grammar.

    Raises:
        TypeSyntaxError: the text does not follow the grammar.
    """
    reader = _Reader(text)
    found = reader.type()
    reader.end()
    return found


_TOKEN = re.compile(r"\s*(->|\.\.\.|[A-Za-z_][A-Za-z_0-9]*|\d+|[][(){}:;,|+*/-])")


class _Reader:
    """A recursive-descent reader over the tokens of one entry."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.class_name: str | None = None
        self.tokens: list[tuple[str, int]] = []
        self.position = 0
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise TypeSyntaxError(
                    f"column {at + 1}: {text[at:].strip()[0]!r} has no place here"
                )
            self.tokens.append((match.group(1), match.start(1)))
            at = match.end()

    def peek(self) -> str:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def take(self, token: str) -> bool:
        if self.peek() != token:
            return False
        self.position += 1
        return True

    def take_word(self, word: str) -> bool:
        return self.take(word)

    def fail(self, wanted: str) -> TypeSyntaxError:
        if self.position < len(self.tokens):
            token, at = self.tokens[self.position]
            return TypeSyntaxError(f"column {at + 1}: expected {wanted}, found {token!r}")
        return TypeSyntaxError(f"column {len(self.text) + 1}: expected {wanted}, found the end")

    def expect(self, token: str) -> None:
        if not self.take(token):
            raise self.fail(repr(token))

    def end(self) -> None:
        if self.peek():
            raise self.fail("the end")

    def name(self) -> str:
        token = self.peek()
        if not token.isidentifier():
            raise self.fail("a name")
        self.position += 1
        return token

    def function(self) -> Function:
        name = self.name()
        self.expect("(")
        parameters: list[Parameter] = []
        while not self.take(")"):
            if parameters:
                self.expect(",")
            parameter = self.name()
            self.expect(":")
            parameters.append(Parameter(parameter, self.type()))
        _reject_repeats([p.name for p in parameters], "parameter")
        returns = self.type() if self.take("->") else None
        return Function(name, tuple(parameters), returns)

    def type(self) -> Type:
        options = [self.single_type()]
        while self.take("|"):
            options.append(self.single_type())
        return options[0] if len(options) == 1 else OneOf(tuple(options))

    def single_type(self) -> Type:
        word = self.name()
        if word == "None":
            word = "none"
        if word in DTYPES and self.peek() == "[":
            return self.array(word)
        if word in SCALARS:
            return Scalar(word)
        if word in DTYPES:
            return Array(word, ())
        if word == self.class_name:
            return ObjectOf(word)
        match word:
            case "list" | "set":
                return self.collection(word)
            case "dict":
                if not self.take("["):
                    return DictOf(Anything(), Anything())
                key = self.type()
                self.expect(",")
                value = self.type()
                self.expect("]")
                return DictOf(key, value)
            case "tuple":
                return self.tuple()
            case "rng":
                return Rng()
            case "fn":
                return self.callable()
        self.position -= 1
        raise self.fail("a type (such as float64[n, d], int, list[str] or fn(float) -> float)")

    def collection(self, word: str) -> Type:
        self.expect("[")
        item = self.type()
        self.expect("]")
        return ListOf(item) if word == "list" else SetOf(item)

    def array(self, dtype: str) -> Array:
        self.expect("[")
        if self.take("..."):
            self.expect("]")
            return Array(dtype, None)
        axes: list[Dimension] = []
        while not self.take("]"):
            if axes:
                self.expect(",")
            axes.append(self.dimension())
        return Array(dtype, tuple(axes))

    def dimension(self) -> Dimension:
        parts: list[str] = []
        while self.peek() not in {",", "]", ""}:
            parts.append(self.peek())
            self.position += 1
        # `2r` is how formulas are written; Python wants `2*r`.
        text = re.sub(r"(?<![A-Za-z_0-9])(\d+)(?=[A-Za-z_])", r"\1*", "".join(parts))
        try:
            tree = syntax.parse(text, "eval").body
            names = frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
            _evaluate(tree, dict.fromkeys(names, 1))
        except ZeroDivisionError:
            pass
        except (SyntaxError, TypeSyntaxError) as error:
            raise self.fail(f"an axis length instead of {text!r}") from error
        return Dimension(text, names)

    def tuple(self) -> Type:
        if not self.take("["):
            return TupleOf((Anything(),), rest=True)
        items: list[Type] = [self.type()]
        while self.take(","):
            if self.take("..."):
                self.expect("]")
                return TupleOf(tuple(items), rest=True)
            items.append(self.type())
        self.expect("]")
        return TupleOf(tuple(items))

    def callable(self) -> FunctionOf:
        self.expect("(")
        parameters: list[Type] = []
        while not self.take(")"):
            if parameters:
                self.expect(",")
            parameters.append(self.type())
        self.expect("->")
        return FunctionOf(tuple(parameters), self.type())


def _evaluate(node: ast.expr, bindings: Mapping[str, int]) -> int:
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name):
            return bindings[name]
        case ast.BinOp(left=left, op=operator, right=right):
            a, b = _evaluate(left, bindings), _evaluate(right, bindings)
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


def _reject_repeats(names: list[str], what: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise TypeSyntaxError(f"the {what} {name!r} is declared twice")
