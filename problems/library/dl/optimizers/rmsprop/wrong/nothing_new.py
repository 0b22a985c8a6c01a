"""Your average never takes in a gradient: it mixes s with s and stays zero. The second term of the average is the square of the new gradient."""
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
        self.s = self.beta * self.s + (1 - self.beta) * self.s
        return theta - self.lr * grad / (np.sqrt(self.s) + self.eps)
