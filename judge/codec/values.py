"""Values that are more than plain data, as they stand on the wire."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that has no place in the format; only its type's name travels."""

    type_name: str


@dataclass(frozen=True)
class FunctionValue:
    """A function by its source text, which defines `name`."""

    name: str
    source: str


@dataclass(frozen=True)
class ObjectValue:
    """An object of the entry's class, by the name that the case gave it."""

    name: str


@dataclass(frozen=True)
class Seed:
    """A random generator, by the number that seeds it."""

    number: int
