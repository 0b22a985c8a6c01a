"""Which names an entry uses for axis lengths, and what they are bound to."""

from collections.abc import Iterator, Mapping

from problems.types import (
    Array,
    DictOf,
    Dimension,
    Entry,
    FunctionOf,
    ListOf,
    OneOf,
    SetOf,
    TupleOf,
    Type,
)


def walk(type_: Type) -> Iterator[Type]:
    """`type_` and every type inside it, except those of a function's own signature."""
    yield type_
    match type_:
        case ListOf(item=item) | SetOf(item=item):
            yield from walk(item)
        case TupleOf(items=items) | OneOf(options=items):
            for item in items:
                yield from walk(item)
        case DictOf(key=key, value=value):
            yield from walk(key)
            yield from walk(value)


def axes(type_: Type) -> Iterator[Dimension]:
    """Every axis length written in `type_`."""
    for part in walk(type_):
        if isinstance(part, Array):
            yield from part.shape or ()
        elif isinstance(part, FunctionOf):
            for inner in (*part.parameters, part.returns):
                yield from axes(inner)


def dimension_names(entry: Entry) -> frozenset[str]:
    """Every name that stands for an axis length somewhere in `entry`."""
    found: set[str] = set()
    for function in entry.functions:
        types = [p.type for p in function.parameters]
        for type_ in [*types, function.returns] if function.returns else types:
            for axis in axes(type_):
                found |= axis.names
    return frozenset(found)


def parameter_names(entry: Entry) -> frozenset[str]:
    """Every parameter, by its name alone and, for a class or module, as `method.name` too."""
    found: set[str] = set()
    for function in entry.functions:
        for parameter in function.parameters:
            found.add(parameter.name)
            if entry.kind != "function":
                found.add(f"{function.name}.{parameter.name}")
    return frozenset(found)


def solve(axis: Dimension, length: int, bound: Mapping[str, int]) -> tuple[str, int] | None:
    """The one unbound name of `axis` and the value that makes the axis `length` long.

    None when several names are unbound or no value fits. Two points decide, for an axis length
    is linear in a name or halves it (`n+1`, `4*d`, `d/2`).
    """
    unbound = [name for name in axis.names if name not in bound]
    if len(unbound) != 1:
        return None
    name = unbound[0]
    try:
        at_0 = axis.evaluate({**bound, name: 0})
        at_8 = axis.evaluate({**bound, name: 8})
        if at_0 is None or at_8 is None or at_0 == at_8:
            return None
        value = 8 * (length - at_0) // (at_8 - at_0)
        fits = value >= 0 and axis.evaluate({**bound, name: value}) == length
    except ZeroDivisionError:
        return None
    return (name, value) if fits else None
