"""You sum up |g| instead of its square. The root belongs to a sum of squares; of plain magnitudes it has the wrong unit."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = 0.0

    def step(self, theta, grad):
        self.r = self.r + np.abs(grad)
        return theta - self.lr * grad / (np.sqrt(self.r) + self.eps)
