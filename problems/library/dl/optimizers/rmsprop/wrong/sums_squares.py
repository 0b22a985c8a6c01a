"""You add up the squares and never forget any, as AdaGrad does. Old squares fade by the factor beta in every step, and a new one counts 1 − beta."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.s + grad**2
        return theta - self.lr * grad / (np.sqrt(self.s) + self.eps)
