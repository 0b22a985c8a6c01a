"""Two judges on one host give their children different users."""

import os

from judge.users import FIRST_USER_ID, UserRange


def test_a_range_is_one_judges_own_until_it_is_closed() -> None:
    """Ranges do not touch each other, and one that was given up is free again."""
    one, other = UserRange(), UserRange()
    firsts = {one.first, other.first}
    other.close()
    third = UserRange()
    for taken in (one, third):
        taken.close()

    is_root = os.geteuid() == 0
    assert len(firsts) == (2 if is_root else 1)
    assert all(first >= FIRST_USER_ID and (first - FIRST_USER_ID) % 1000 == 0 for first in firsts)
    assert third.first == other.first
