"""You divide by 1 − beta in every step. The correction fades with time: beta is raised to the power t, the number of steps so far."""
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
        m_hat = self.m / (1 - self.beta1)
        v_hat = self.v / (1 - self.beta2)
        return theta - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
