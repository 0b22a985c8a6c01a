"""You add eps below the square root. Take the root of r first and add eps to it: for gradients as small as eps the two differ a lot."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = 0.0

    def step(self, theta, grad):
        self.r = self.r + grad**2
        return theta - self.lr * grad / np.sqrt(self.r + self.eps)
