"""Reading entries and types: text to syntax tree."""

from __future__ import annotations

import ast
import re

from problems import syntax
from problems.types.tree import (
    DTYPES,
    SCALARS,
    Anything,
    Array,
    DictOf,
    Dimension,
    Entry,
    Function,
    FunctionOf,
    ListOf,
    ObjectOf,
    OneOf,
    Parameter,
    Rng,
    Scalar,
    SetOf,
    TupleOf,
    Type,
    TypeSyntaxError,
    length_of,
)


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
        has_batch = self.take("...")
        if has_batch and self.take("]"):
            return Array(dtype, None)
        axes: list[Dimension] = []
        while not self.take("]"):
            if axes or has_batch:
                self.expect(",")
            axes.append(self.dimension())
        return Array(dtype, tuple(axes), has_batch)

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
            length_of(tree, dict.fromkeys(names, 1))
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


def _reject_repeats(names: list[str], what: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise TypeSyntaxError(f"the {what} {name!r} is declared twice")
