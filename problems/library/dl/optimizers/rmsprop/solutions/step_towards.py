"""The average takes a step towards the new square

beta s + (1 - beta) g² is s plus (1 - beta) times the difference. One parameter at a time, in
plain Python.
"""

import math

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.averages = None

    def step(self, theta, grad):
        if self.averages is None:
            self.averages = [0.0] * len(theta)
        moved = []
        for i, (position, g) in enumerate(zip(theta.tolist(), grad.tolist(), strict=True)):
            self.averages[i] += (1.0 - self.beta) * (g * g - self.averages[i])
            moved.append(position - self.lr * g / (math.sqrt(self.averages[i]) + self.eps))
        return np.array(moved)
