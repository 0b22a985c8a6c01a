"""The first image, the first filter and what the filter answers, each in one channel."""

import numpy as np


def draw_input(inputs):
    """Channel 0 of image 0 and of filter 0."""
    image, kernel = inputs["x"][0, 0], inputs["k"][0, 0]
    return [
        ("image 0", image, f"Channel 0 of image 0, {image.shape[0]} x {image.shape[1]} cells."),
        ("filter 0", kernel, f"Channel 0 of filter 0; its weights add up to {kernel.sum():.3g}."),
    ]


def draw_answer(answer, inputs):
    """Channel 0 of the first output."""
    found = np.asarray(answer, dtype=float)[0, 0]
    row, column = np.unravel_index(found.argmax(), found.shape)
    text = f"The answer of filter 0, largest ({found.max():.3g}) in row {row}, column {column}."
    return [("output 0", found, text)]
