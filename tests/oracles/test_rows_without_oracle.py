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


@pytest.mark.parametrize("seed", range(20))
def test_receptive_field_is_where_the_input_gradient_is_not_zero(seed: int) -> None:
    """One unit of a stack of all-ones kernels passes its gradient to the field and no further."""
    rng = np.random.default_rng(seed)
    layers = [
        (int(rng.integers(1, 6)), int(rng.integers(1, 4)), int(rng.integers(0, 3)))
        for _ in range(seed % 4)
    ]
    size, stride, centre = reference("receptive-field")["receptive_field"](layers)
    lengths = [400]
    for kernel, step, padding in layers:
        lengths.append((lengths[-1] + 2 * padding - kernel) // step + 1)
    unit = lengths[-1] // 2
    gradient = np.eye(lengths[-1])[unit]

    for (kernel, step, padding), length in zip(layers[::-1], lengths[-2::-1], strict=True):
        padded = np.zeros(length + 2 * padding)
        for position, value in enumerate(gradient):
            padded[position * step : position * step + kernel] += value
        gradient = padded[padding : padding + length]

    reached = np.flatnonzero(gradient)
    assert reached[-1] - reached[0] + 1 == size
    assert (reached[0] + reached[-1]) / 2 == centre + unit * stride


def test_alexnet_has_its_known_shapes_and_weights() -> None:
    """227 x 227 x 3 gives 55, 27, 27, 13, 13, 13, 13, 6 and 62,367,776 weights."""
    alexnet = execute(PROBLEMS["alexnet-layer-table"].cases_source, "cases.py")["ALEXNET"]

    table = reference("alexnet-layer-table")["layer_table"]((227, 227, 3), alexnet)

    assert [shape[0] for shape, _ in table] == [55, 27, 27, 13, 13, 13, 13, 6, 4096, 4096, 1000]
    assert [weights for _, weights in table[8:]] == [9216 * 4096, 4096 * 4096, 4096 * 1000]
    assert sum(weights for _, weights in table) == 62_367_776


@pytest.mark.parametrize(
    "layer", [("conv", 1, 11, 4, 0), ("pool", 3, 2), ("conv", 1, 31, 1, 2), ("pool", 27, 1)]
)
def test_layer_table_refuses_what_does_not_fit(layer: tuple[Any, ...]) -> None:
    """A fraction of a position, or a window larger than the image, is a ValueError."""
    layer_table = reference("alexnet-layer-table")["layer_table"]

    with pytest.raises(ValueError, match="does not fill"):
        layer_table((28, 26, 3), [layer])


def test_output_size_refuses_a_filter_that_does_not_fit() -> None:
    """A dilated filter larger than the padded input is a ValueError; an exact fit gives 1."""
    conv_output_size = reference("conv-output-size")["conv_output_size"]

    assert conv_output_size(n=5, f=4, stride=3, pad=1, dilation=2) == 1
    with pytest.raises(ValueError, match="covers 7 cells"):
        conv_output_size(n=4, f=4, stride=3, pad=1, dilation=2)


def test_inception_needs_its_known_multiplications() -> None:
    """The naive module needs 854,196,224, the one with bottlenecks 271,351,808 and not 358 M."""
    cases = execute(PROBLEMS["inception-multiplications"].cases_source, "cases.py")
    branch_mults = reference("inception-multiplications")["branch_mults"]

    assert branch_mults(28, 28, cases["NAIVE"])[1] == 854_196_224
    assert branch_mults(28, 28, cases["BOTTLENECK"])[1] == 271_351_808
