"""What is said on the channel: a letter for the kind, the id of a row, perhaps its progress."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

CHANNEL = "ndjudge"


class Kind(StrEnum):
    """A submission was queued, changed, or had cases judged; a problem version was opened."""

    QUEUED = "q"
    CHANGED = "c"
    PROGRESS = "p"
    OPENED = "o"


@dataclass(frozen=True)
class Message:
    kind: Kind
    row_id: int
    done: int | None = None
    total: int | None = None

    def encode(self) -> str:
        """The payload of a NOTIFY."""
        parts = (self.row_id, self.done, self.total)
        return ":".join((self.kind, *(str(part) for part in parts if part is not None)))

    @classmethod
    def decode(cls, payload: str) -> Self | None:
        """The message of a payload; None for one that this version does not know."""
        kind, *numbers = payload.split(":")
        try:
            return cls(Kind(kind), *map(int, numbers))
        except (ValueError, TypeError):
            return None
