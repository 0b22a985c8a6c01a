"""The type grammar of entries: `float64[n, d]`, `list[T]`, `T | none`, `fn(T) -> U` …

From one line such as `layer_norm(x: float64[n, d], eps: float) -> float64[n, d]` come the
starter code, the validation of inputs, the wire encoding and the "wrong shape" sentence.
`parse_entry` reads that line; the classes are its syntax tree.
"""

from problems.types.grammar import parse_entry, parse_type
from problems.types.tree import (
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
)

__all__ = [
    "Anything",
    "Array",
    "DictOf",
    "Dimension",
    "Entry",
    "Function",
    "FunctionOf",
    "ListOf",
    "ObjectOf",
    "OneOf",
    "Parameter",
    "Rng",
    "Scalar",
    "SetOf",
    "TupleOf",
    "Type",
    "TypeSyntaxError",
    "parse_entry",
    "parse_type",
]
