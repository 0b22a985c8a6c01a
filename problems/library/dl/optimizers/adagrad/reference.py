"""AdaGrad: each parameter's rate falls with the gradients it has seen."""

import numpy as np


class AdaGrad:
    """Remembers the sum of all squared gradients, coordinate by coordinate."""

    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.squares = None

    def step(self, theta, grad):
        """Add `grad` to the record and return `theta` moved against it."""
        if self.squares is None:
            self.squares = np.zeros_like(theta)
        self.squares = self.squares + grad * grad
        return theta - self.lr * grad / (np.sqrt(self.squares) + self.eps)
