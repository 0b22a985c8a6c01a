"""Your average lets the old squares fade but takes in the new one with weight 1. The two weights, beta and 1 − beta, add up to 1."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.beta * self.s + grad**2
        return theta - self.lr * grad / (np.sqrt(self.s) + self.eps)
