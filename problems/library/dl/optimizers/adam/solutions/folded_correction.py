"""Both corrections folded into the rate and into eps

Multiplying numerator and denominator by sqrt(1 - beta2^t) leaves the moments untouched:
only two numbers change from step to step.
"""

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.left1 = self.left2 = 1.0
        self.m = self.v = None

    def step(self, theta, grad):
        if self.m is None:
            self.m, self.v = np.zeros(len(grad)), np.zeros(len(grad))
        self.left1 *= self.beta1
        self.left2 *= self.beta2
        self.m += (1 - self.beta1) * (grad - self.m)
        self.v += (1 - self.beta2) * (grad * grad - self.v)
        root = np.sqrt(1 - self.left2)
        rate = self.lr * root / (1 - self.left1)
        return theta - rate * self.m / (np.sqrt(self.v) + self.eps * root)
