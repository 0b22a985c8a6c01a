"""Your count is zero in the first step, so the correction divides by zero. Count the step before you correct: t is one in the first."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m = self.v = 0.0
        self.t = 0

    def step(self, theta, grad):
        self.m = self.beta1 * self.m + (1 - self.beta1) * grad
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        with np.errstate(divide="ignore", invalid="ignore"):
            m_hat = self.m / (1 - self.beta1**self.t)
            v_hat = self.v / (1 - self.beta2**self.t)
            moved = theta - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
        self.t += 1
        return moved
