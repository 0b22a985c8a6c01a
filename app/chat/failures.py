"""The ways in which no answer comes."""

from enum import StrEnum


class Failure(StrEnum):
    """Why there is no answer; nothing of the provider's own words, which may quote the key."""

    UNREACHABLE = "unreachable"
    KEY_REFUSED = "key_refused"
    TOO_MANY = "too_many"
    BROKEN = "broken"
    SLOW = "slow"
    CUT = "cut"
    UNREADABLE = "unreadable"


class ChatFailed(Exception):
    """No answer, or none that is whole."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.value)
