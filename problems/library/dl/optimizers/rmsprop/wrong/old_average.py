"""You divide by the average from before this gradient, so the first step explodes. Take the new square in first."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = None

    def step(self, theta, grad):
        if self.s is None:
            self.s = np.zeros_like(theta)
        moved = theta - self.lr * grad / (np.sqrt(self.s) + self.eps)
        self.s = self.beta * self.s + (1 - self.beta) * grad**2
        return moved
