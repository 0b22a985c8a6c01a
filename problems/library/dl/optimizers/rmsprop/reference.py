"""RMSProp: gradients divided by the root of their recent mean square."""

import numpy as np


class RMSProp:
    """Remembers a moving average of the squared gradients, coordinate by coordinate."""

    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.mean_square = None

    def step(self, theta, grad):
        """Update the average with `grad` and return `theta` moved against it."""
        if self.mean_square is None:
            self.mean_square = np.zeros_like(theta)
        self.mean_square = self.beta * self.mean_square + (1.0 - self.beta) * grad * grad
        return theta - self.lr * grad / (np.sqrt(self.mean_square) + self.eps)
