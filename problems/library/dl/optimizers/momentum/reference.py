"""Gradient descent with (heavy-ball) momentum."""

import numpy as np


class Momentum:
    """Remembers a velocity, which collects the gradients and fades by `alpha` a step."""

    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.velocity = None

    def step(self, theta, grad):
        """Update the velocity with `grad` and return `theta` moved by it."""
        if self.velocity is None:
            self.velocity = np.zeros_like(theta)
        self.velocity = self.alpha * self.velocity - self.lr * grad
        return theta + self.velocity
