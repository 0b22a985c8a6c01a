"""You change theta in place, so the caller's array is changed with it. Compute the moved parameters into a new array and return that."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = 0.0

    def step(self, theta, grad):
        self.r = self.r + grad**2
        theta -= self.lr * grad / (np.sqrt(self.r) + self.eps)
        return theta
