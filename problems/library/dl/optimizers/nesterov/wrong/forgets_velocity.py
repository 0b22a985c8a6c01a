"""You start from a zero velocity in every step, which is plain gradient descent. Keep the velocity on the object from one step to the next."""
# expect: wrong_answer in hidden

import numpy as np


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha

    def step(self, theta, grad_fn):
        v = np.zeros_like(theta)
        g = grad_fn(theta + self.alpha * v)
        v = self.alpha * v - self.lr * g
        return theta + v
