"""You start the move at the look-ahead point, so alpha · v is added twice. The new velocity contains it already and is added to the theta you were given."""
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
        ahead = theta + self.alpha * self.v
        self.v = self.alpha * self.v - self.lr * grad_fn(ahead)
        return ahead + self.v
