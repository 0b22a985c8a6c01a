"""The placeholders of statement, hints and editorial: `{{signature}}`, `{{example:1}}` …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLOCK_NAMES = ("signature", "conventions", "example", "solution")
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)(?::([\w.()-]+))?\s*\}\}")


@dataclass(frozen=True)
class Placeholder:
    """One use: `name` and `argument` as in `{{name:argument}}`."""

    name: str
    argument: str | None
    line: int
    is_alone: bool

    def __str__(self) -> str:
        return f"{{{{{self.name}{f':{self.argument}' if self.argument else ''}}}}}"


def find_placeholders(text: str) -> Iterator[Placeholder]:
    """Every placeholder of `text`, in order; `is_alone` when nothing else is in its paragraph."""
    lines = text.split("\n")
    for match in PLACEHOLDER.finditer(text):
        number = text.count("\n", 0, match.start())
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        is_alone = lines[number].strip() == match.group() and not (before.strip() or after.strip())
        yield Placeholder(match[1], match[2], number + 1, is_alone)
