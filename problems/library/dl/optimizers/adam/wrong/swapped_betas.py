"""You average the gradient with beta2 and its square with beta1. Swap them: beta1 belongs to the first moment, beta2 to the second."""
# expect: wrong_answer in hidden

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m = self.v = 0.0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.m = self.beta2 * self.m + (1 - self.beta2) * grad
        self.v = self.beta1 * self.v + (1 - self.beta1) * grad**2
        m_hat = self.m / (1 - self.beta2**self.t)
        v_hat = self.v / (1 - self.beta1**self.t)
        return theta - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
