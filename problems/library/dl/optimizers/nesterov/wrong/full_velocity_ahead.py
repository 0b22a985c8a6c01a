"""You look ahead by the whole velocity. What momentum carries over into this step is alpha times v."""
# expect: wrong_answer in hidden

import numpy as np


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = None

    def step(self, theta, grad_fn):
        if self.v is None:
            self.v = np.zeros_like(theta)
        g = grad_fn(theta + self.v)
        self.v = self.alpha * self.v - self.lr * g
        return theta + self.v
