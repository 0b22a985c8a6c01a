"""You build each look-ahead point on the last one. It starts from the theta of this step every time."""
# expect: wrong_answer in hidden

import numpy as np


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = None
        self.ahead = None

    def step(self, theta, grad_fn):
        if self.v is None:
            self.v = np.zeros_like(theta)
            self.ahead = theta.copy()
        self.ahead = self.ahead + self.alpha * self.v
        g = grad_fn(self.ahead)
        self.v = self.alpha * self.v - self.lr * g
        return theta + self.v
