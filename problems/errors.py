"""What is wrong with a package, said so that its author can mend it."""

import re
from dataclasses import dataclass

_PLACED = re.compile(r"([\w/.-]+\.(?:py|md))(?::(\d+))?: (.*)", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """Where in a package: a file relative to the package, and a line counted from 1."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class PackageError(Exception):
    """A package that cannot be loaded; the message names place, fault and remedy.

    `check` is the stable id under which `ndjudge problem verify` reports the fault.
    """

    def __init__(self, place: Place, message: str, check: str = "L02") -> None:
        self.place = place
        self.message = message
        self.check = check
        super().__init__(f"{place}: {message}")


def split_place(text: str) -> tuple[Place, str]:
    """The place in front of a message such as `cases.py:7: what is wrong`, and the rest."""
    match = _PLACED.fullmatch(text)
    if match is None:
        return Place("."), text
    return Place(match[1], int(match[2]) if match[2] else None), match[3]
