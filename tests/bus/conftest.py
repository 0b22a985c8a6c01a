"""The contract holds for both adapters."""

import pytest


@pytest.fixture(params=["sqlite", "postgres"])
def backend(request: pytest.FixtureRequest) -> str:
    """Each test runs with either."""
    return request.param
