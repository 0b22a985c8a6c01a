"""You store the corrected moments, and the next step averages into them. Keep m and v uncorrected; the corrected values serve one step only."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m = self.v = 0.0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        self.m = self.m / (1 - self.beta1**self.t)
        self.v = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * self.m / (np.sqrt(self.v) + self.eps)
