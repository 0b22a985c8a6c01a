"""You add up the squares over all coordinates. Every parameter has a sum of its own, and with it a rate of its own."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = 0.0

    def step(self, theta, grad):
        self.r = self.r + np.sum(grad**2)
        return theta - self.lr * grad / (np.sqrt(self.r) + self.eps)
