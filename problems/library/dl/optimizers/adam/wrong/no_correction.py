"""You use m and v as they are. Both start at zero and are too small at first; divide each by 1 minus its beta to the power t before use."""
# expect: wrong_answer in hidden
# hint: 2

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
        m_hat = self.m
        v_hat = self.v
        return theta - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
