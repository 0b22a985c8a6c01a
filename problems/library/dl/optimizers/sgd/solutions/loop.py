"""One parameter at a time

Plain Python floats, gathered in a new array.
"""

import numpy as np


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        moved = np.empty(len(theta))
        for i in range(len(theta)):
            slope = grad[i] + self.weight_decay * theta[i]
            moved[i] = theta[i] - self.lr * slope
        return moved
