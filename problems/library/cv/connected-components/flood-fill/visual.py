"""The image before and after, one colour for each value, and the seed."""

import numpy as np


def draw_input(inputs):
    """The image, and where the paint is poured."""
    img, seed = inputs["img"], np.zeros(inputs["img"].shape, bool)
    seed[inputs["row"], inputs["col"]] = True
    text = f"The seed in row {inputs['row']}, column {inputs['col']}."
    return [("image", img, f"The image, {img.shape[0]} by {img.shape[1]}."), ("seed", seed, text)]


def draw_answer(answer, inputs):
    """The image with its region painted."""
    painted = np.asarray(answer)
    changed = int((painted != inputs["img"]).sum())
    return [("filled", painted, f"Filled with {inputs['value']}: {changed} pixels changed.")]
