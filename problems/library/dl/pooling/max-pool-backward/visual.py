"""The first channel of the first image, and where the gradients of its windows went."""

import numpy as np


def draw_input(inputs):
    """The values that were pooled, and the gradients that come back."""
    image, gradient = inputs["x"][0, 0], inputs["dout"][0, 0]
    return [
        ("x", image, f"Image 0, channel 0; windows of {inputs['size']} cells a side."),
        ("dout", gradient, f"The gradients of its windows; they add up to {gradient.sum():.3g}."),
    ]


def draw_answer(answer, inputs):
    """The gradient of each cell; most cells won no window."""
    gradient = np.asarray(answer, dtype=float)[0, 0]
    hit = int((gradient != 0).sum())
    text = f"{hit} of {gradient.size} cells got a gradient; all add up to {gradient.sum():.3g}."
    return [("gradient of x", gradient, text)]
