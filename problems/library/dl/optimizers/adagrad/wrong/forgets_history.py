"""You square only the gradient of this step, so every step is about lr long. The squares of all earlier gradients stay in the sum."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps

    def step(self, theta, grad):
        r = np.zeros_like(theta)
        r += grad**2
        return theta - self.lr * grad / (np.sqrt(r) + self.eps)
