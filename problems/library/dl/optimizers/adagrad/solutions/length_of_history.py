"""The length of each coordinate's history

All gradients are kept, one in a row; the norm of a column is the root of its squares.
"""

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.history = []

    def step(self, theta, grad):
        self.history.append(grad.copy())
        lengths = np.linalg.norm(np.array(self.history), axis=0)
        return theta - self.lr * grad / (lengths + self.eps)
