"""The foreground, and its regions each in a colour of its own."""

import numpy as np


def draw_input(inputs):
    """Foreground against background; the values do not matter."""
    foreground = inputs["grid"] != 0
    text = f"{int(foreground.sum())} of {foreground.size} pixels are foreground."
    return [("foreground", foreground, text)]


def draw_answer(answer, inputs):
    """One colour a label."""
    labels = np.asarray(answer)
    text = f"Labels at connectivity {inputs['connectivity']}, from 0 to {labels.max(initial=0)}."
    return [("labels", labels, text)]
