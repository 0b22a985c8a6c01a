"""User ids that are this process's own while it lives, one for each slot.

As root each slot's children get a user of their own. Two workers on one host must not share
them: the kernel counts threads by user, and lets one process of a user signal another. A range
is taken by binding an abstract socket of its number, which the kernel gives up with the process,
however that ends.
"""

import contextlib
import os
import socket

from judge.errors import JudgeError

# Far from the ids that distributions give to people and services.
FIRST_USER_ID = 620_000
_RANGE, _RANGES = 1_000, 64


class UserRange:
    """A range of user ids that no other judge on this host has; `close` it afterwards.

    Where this process is not root its children keep its user, and nothing is taken.
    """

    def __init__(self) -> None:
        """Take the first free range.

        Raises:
            JudgeError: none is free.
        """
        self.first = FIRST_USER_ID
        self._mark = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        if os.geteuid() != 0:
            return
        for number in range(_RANGES):
            with contextlib.suppress(OSError):
                self._mark.bind(f"\0ndjudge-users-{number}")
                self.first = FIRST_USER_ID + number * _RANGE
                return
        self._mark.close()
        raise JudgeError(f"{_RANGES} judges run on this host already: no user ids are free")

    def close(self) -> None:
        """Give the range up; no child may be left."""
        self._mark.close()
