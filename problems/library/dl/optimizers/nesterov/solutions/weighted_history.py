"""Every past gradient, weighted by its age

The gradient that is k steps old counts alpha to the power k; one more power for the look-ahead.
"""

import numpy as np


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.history = []

    def step(self, theta, grad_fn):
        gradient = grad_fn(np.array(self.moved(theta, 1)))
        self.history.insert(0, gradient.tolist())
        return np.array(self.moved(theta, 0))

    def moved(self, theta, first_power):
        """`theta` minus lr times the past gradients; the newest has weight alpha^first_power."""
        found = []
        for i, position in enumerate(theta.tolist()):
            pull = sum(self.alpha ** (first_power + k) * g[i] for k, g in enumerate(self.history))
            found.append(position - self.lr * pull)
        return found
