"""You move by the velocity from before this gradient. Update the velocity first, then move by the new one."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = None

    def step(self, theta, grad):
        if self.v is None:
            self.v = np.zeros_like(theta)
        moved = theta + self.v
        self.v = self.alpha * self.v - self.lr * grad
        return moved
