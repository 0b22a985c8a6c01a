"""References against laws, where no library computes the same: one small test a problem."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from problems.load import load_library
from tests.oracles.scripts import execute

Array = NDArray[np.float64]
PROBLEMS = load_library().problems


def reference(slug: str) -> dict[str, Any]:
    """What the reference of a problem defines."""
    return execute(PROBLEMS[slug].reference, f"{slug}/reference.py")


def ripples(x: Array) -> Array:
    """The gradient of a bowl with waves on it."""
    return x + 1.5 * np.cos(2.0 * x)


def test_nesterov_follows_the_two_line_recurrence() -> None:
    """Gradient at theta + alpha v, then theta + v: written out, without a class."""
    lr, alpha, theta = 0.07, 0.8, np.array([3.0, -2.0, 0.5])
    ours = reference("nesterov")["Nesterov"](lr, alpha)
    moved, velocity = theta, np.zeros(3)

    for _ in range(6):
        theta = ours.step(theta, ripples)
        velocity = alpha * velocity - lr * ripples(moved + alpha * velocity)
        moved = moved + velocity

        np.testing.assert_allclose(theta, moved, rtol=1e-12)


def test_nesterov_is_the_nesterov_form_of_torch() -> None:
    """Seen from its look-ahead points, the path is that of torch.optim.SGD(nesterov=True)."""
    torch = pytest.importorskip("torch")
    lr, alpha, theta = 0.07, 0.8, np.array([3.0, -2.0, 0.5])
    ours = reference("nesterov")["Nesterov"](lr, alpha)
    parameter = torch.nn.Parameter(torch.tensor(theta))
    optimizer = torch.optim.SGD([parameter], lr=lr, momentum=alpha, nesterov=True)

    for _ in range(6):
        moved = ours.step(theta, ripples)
        parameter.grad = torch.tensor(ripples(parameter.detach().numpy()))
        optimizer.step()

        ahead = moved + alpha * (moved - theta)
        np.testing.assert_allclose(ahead, parameter.detach().numpy(), rtol=1e-12)
        theta = moved
