"""The root itself as the state

`hypot` adds one more component to a length; plain Python, one parameter at a time.
"""

import math

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.lengths = None

    def step(self, theta, grad):
        slopes = grad.tolist()
        known = self.lengths or [0.0] * len(slopes)
        self.lengths = [math.hypot(r, g) for r, g in zip(known, slopes, strict=True)]
        moved = [
            position - self.lr * g / (length + self.eps)
            for position, g, length in zip(theta.tolist(), slopes, self.lengths, strict=True)
        ]
        return np.array(moved)
