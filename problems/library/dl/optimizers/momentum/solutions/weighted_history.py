"""Every past gradient, weighted by its age

Unrolling the recurrence: the gradient that is k steps old counts alpha to the power k.
"""

import numpy as np


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.history = []

    def step(self, theta, grad):
        self.history.append(grad.tolist())
        moved = []
        for i, position in enumerate(theta.tolist()):
            past = [gradient[i] for gradient in reversed(self.history)]
            pull = sum(self.alpha**age * gradient for age, gradient in enumerate(past))
            moved.append(position - self.lr * pull)
        return np.array(moved)
