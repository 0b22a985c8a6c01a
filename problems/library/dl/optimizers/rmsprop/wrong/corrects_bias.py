"""You divide the average by 1 − beta^t, as Adam does. Plain RMSProp uses the average as it is, so its first steps are longer."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.s = self.beta * self.s + (1 - self.beta) * grad**2
        s_hat = self.s / (1 - self.beta**self.t)
        return theta - self.lr * grad / (np.sqrt(s_hat) + self.eps)
