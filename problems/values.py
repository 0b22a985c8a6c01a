"""What a case hands to a solution, and what is said when it does not fit the entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class InputError(ValueError):
    """A value that does not fit the entry or its constraints.

    `argument` is the parameter at fault, or the call where no parameter is; the message says
    exactly which part of it, what was found and what is allowed.
    """

    def __init__(self, argument: str, message: str) -> None:
        self.argument = argument
        self.message = message
        super().__init__(message)


@dataclass(frozen=True)
class FunctionRef:
    """A function given as an argument: `source` is Python text that defines `name`."""

    name: str
    source: str


@dataclass(frozen=True)
class ObjectRef:
    """An object of the entry's class given as an argument, by its name in the script."""

    name: str


@dataclass(frozen=True)
class RngRef:
    """A `numpy.random.Generator` given as an argument, by its seed."""

    seed: int


@dataclass(frozen=True)
class Call:
    """One call of a case: function or method, arguments by name, and for a class the object."""

    function: str
    args: Mapping[str, Any]
    target: str = ""
