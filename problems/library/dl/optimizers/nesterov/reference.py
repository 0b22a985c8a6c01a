"""Nesterov's accelerated gradient: momentum that looks where it is going."""

import numpy as np


class Nesterov:
    """Remembers a velocity; the gradient is taken where that velocity alone would lead."""

    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.velocity = None

    def step(self, theta, grad_fn):
        """Update the velocity with one look-ahead gradient and return `theta` moved by it."""
        if self.velocity is None:
            self.velocity = np.zeros_like(theta)
        gradient = grad_fn(theta + self.alpha * self.velocity)
        self.velocity = self.alpha * self.velocity - self.lr * gradient
        return theta + self.velocity
