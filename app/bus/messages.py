"""What is said on the channel: a letter for the kind, the submission's id, perhaps its progress."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

CHANNEL = "ndjudge"


class Kind(StrEnum):
    """A row was queued, a row changed, cases of a row were judged."""

    QUEUED = "q"
    CHANGED = "c"
    PROGRESS = "p"


@dataclass(frozen=True)
class Message:
    kind: Kind
    submission_id: int
    done: int | None = None
    total: int | None = None

    def encode(self) -> str:
        """The payload of a NOTIFY."""
        parts = (self.submission_id, self.done, self.total)
        return ":".join((self.kind, *(str(part) for part in parts if part is not None)))

    @classmethod
    def decode(cls, payload: str) -> Self | None:
        """The message of a payload; None for one that this version does not know."""
        kind, *numbers = payload.split(":")
        try:
            return cls(Kind(kind), *map(int, numbers))
        except (ValueError, TypeError):
            return None
