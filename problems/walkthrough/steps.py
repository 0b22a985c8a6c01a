"""A walkthrough as frozen values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """An expression whose value a step shows, what it is in words, and its line in the text."""

    expression: str
    caption: str
    line: int


@dataclass(frozen=True)
class Example:
    """Python that runs after the code of a step, and the line of the text on which it begins."""

    code: str
    line: int


@dataclass(frozen=True)
class Step:
    """One step. Lines of `code` are counted from 1.

    Attributes:
        text: what is done and why, in Markdown.
        code: everything up to and with this step.
        new: the lines of `code` that this step brings.
        origins: for each line of `code` its line in the text, None for an empty one.
        scopes: where the values are looked up: the function of the last new line by its
            qualified name, then the functions around it.
        example: what runs; `is_own` when this step brought it.
    """

    title: str
    text: str
    code: str
    new: tuple[int, ...]
    origins: tuple[int | None, ...]
    scopes: tuple[str, ...]
    example: Example
    is_own: bool
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Walkthrough:
    """The steps from nothing to the whole of `source`, a file of the package."""

    opening: str
    source: str
    example: Example
    steps: tuple[Step, ...]
