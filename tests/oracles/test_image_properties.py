"""References for images and boxes against laws, where no library computes exactly the same."""

from fractions import Fraction

import numpy as np
import pytest

from problems.load import load_library
from tests.oracles.scripts import execute

PROBLEMS = load_library().problems


def colours(seed: int, count: int) -> np.ndarray:
    """Random colours as an image of one row."""
    return np.random.default_rng(seed).integers(0, 256, (1, count, 3)).astype(np.uint8)


def grey(img: np.ndarray) -> np.ndarray:
    """What the reference makes of an image."""
    return execute(PROBLEMS["rgb-to-grayscale"].reference, "reference.py")["to_gray"](img)


def test_grey_is_exact_arithmetic_rounded_half_up() -> None:
    """Decimal weights as fractions: the grey value is the floor of the sum plus one half."""
    img = colours(24, 3000)
    weights = [Fraction("0.299"), Fraction("0.587"), Fraction("0.114")]

    due = [
        int(sum(w * c for w, c in zip(weights, colour, strict=True)) + Fraction(1, 2))
        for colour in img[0].tolist()
    ]

    assert grey(img).tolist() == [due]


@pytest.mark.parametrize("channel", range(3))
def test_grey_grows_with_each_channel(channel: int) -> None:
    """All shades of one channel over a random colour: never darker, and between the channels."""
    img = np.repeat(colours(25 + channel, 1), 256, axis=1)
    img[0, :, channel] = np.arange(256)

    found = grey(img)[0].astype(int)

    assert (np.diff(found) >= 0).all()
    assert found[0] >= min(img[0, 0])
    assert found[-1] <= max(img[0, -1])


def test_grey_differs_from_opencv_by_one_at_most() -> None:
    """OpenCV rounds its weights to fourteen bits."""
    cv2 = pytest.importorskip("cv2")
    img = colours(28, 100_000)

    due = cv2.cvtColor(img, cv2.COLOR_RGB2GRAY)

    assert np.abs(grey(img).astype(int) - due).max() <= 1
