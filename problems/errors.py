"""What is wrong with a package, said so that its author can mend it."""

from dataclasses import dataclass


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
