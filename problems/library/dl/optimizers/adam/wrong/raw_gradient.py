"""You divide the newest gradient by the root of v. The numerator is the first moment: the corrected running average of the gradients."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m = self.v = 0.0
        self.t = 0

    def step(self, theta, grad):
        self.t += 1
        self.v = self.beta2 * self.v + (1 - self.beta2) * grad**2
        v_hat = self.v / (1 - self.beta2**self.t)
        return theta - self.lr * grad / (np.sqrt(v_hat) + self.eps)
