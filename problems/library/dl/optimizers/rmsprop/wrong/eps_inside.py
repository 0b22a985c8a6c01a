"""You add eps below the square root. Take the root of s first and add eps to it: for gradients as small as eps the two differ a lot."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.beta * self.s + (1 - self.beta) * grad**2
        return theta - self.lr * grad / np.sqrt(self.s + self.eps)
