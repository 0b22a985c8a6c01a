"""Values as learners read them: as Python would write them, and apart where they are long."""

from typing import Any

import numpy as np
import pytest

from judge.feedback.show import show


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((1, "a", None), "(1, 'a', None)"),
        ((1.5,), "(1.5,)"),
        ((np.ones(2), np.zeros(1)), "([1., 1.], [0.])"),
        (
            (np.ones((2, 1)), np.zeros((2, 2))),
            "([[1.],\n  [1.]],\n [[0., 0.],\n  [0., 0.]])",
        ),
        ([np.eye(2)], "[[[1., 0.],\n  [0., 1.]]]"),
        ({"w": np.ones(2)}, "{'w': [1., 1.]}"),
        (list(range(201)), "[" + ", ".join(map(str, range(200))) + ", … 1 more]"),
    ],
)
def test_values_stand_apart(value: Any, text: str):
    """Two matrices do not run into each other; short parts stay on one line."""
    assert show(value) == text
