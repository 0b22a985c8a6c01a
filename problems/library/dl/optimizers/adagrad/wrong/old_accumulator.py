"""You divide by the sum from before this gradient, so the first step explodes. Add the square of the new gradient first."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = None

    def step(self, theta, grad):
        if self.r is None:
            self.r = np.zeros_like(theta)
        moved = theta - self.lr * grad / (np.sqrt(self.r) + self.eps)
        self.r = self.r + grad**2
        return moved
