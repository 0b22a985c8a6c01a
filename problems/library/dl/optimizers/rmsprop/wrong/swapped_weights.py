"""You give beta to the new square and 1 − beta to the old average. A large beta means a long memory: it belongs to the old average."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0

    def step(self, theta, grad):
        self.s = (1 - self.beta) * self.s + self.beta * grad**2
        return theta - self.lr * grad / (np.sqrt(self.s) + self.eps)
