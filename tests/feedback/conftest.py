"""Fixtures of the feedback's tests: one started judge."""

from collections.abc import Iterator

import pytest

from judge.run import Judge


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """A started judge with one slot, shared by all tests of one worker."""
    with Judge(slots=1) as started:
        yield started
