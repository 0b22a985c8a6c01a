"""Every past square, weighted by its age

The square that is k steps old counts (1 - beta) times beta to the power k.
"""

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.squares = []

    def step(self, theta, grad):
        self.squares.insert(0, grad**2)
        weights = (1.0 - self.beta) * self.beta ** np.arange(len(self.squares))
        mean_square = weights @ np.array(self.squares)
        return theta - self.lr * grad / (np.sqrt(mean_square) + self.eps)
