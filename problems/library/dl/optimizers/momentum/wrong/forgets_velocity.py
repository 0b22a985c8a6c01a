"""You start from a zero velocity in every step, which is plain gradient descent. Keep the velocity on the object from one step to the next."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha

    def step(self, theta, grad):
        v = np.zeros_like(theta)
        v = self.alpha * v - self.lr * grad
        return theta + v
