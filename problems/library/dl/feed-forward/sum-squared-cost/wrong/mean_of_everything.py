"""Your costs per sample are right, but the second number averages over outputs as well. It is the mean of the n costs."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(output.shape[1])[labels]
    squares = (output - target) ** 2
    return squares.sum(axis=1), float(squares.mean())
