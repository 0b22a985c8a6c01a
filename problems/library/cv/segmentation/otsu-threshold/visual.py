"""The image in grey, and what a threshold makes of it."""

import numpy as np


def draw_input(inputs):
    """The grey values as a picture."""
    img = inputs["img"]
    text = f"Grey values from {int(img.min())} to {int(img.max())}."
    return [("image", np.repeat(img[:, :, None], 3, axis=2), text)]


def draw_answer(answer, inputs):
    """The upper class in colour, the lower one as background."""
    upper = inputs["img"] > answer
    text = f"Above {answer}: {int(upper.sum())} of {upper.size} pixels, here in colour."
    return [("upper class", upper, text)]
