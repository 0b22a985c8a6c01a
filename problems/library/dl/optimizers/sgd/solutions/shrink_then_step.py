"""Shrink first, then step

Collecting the terms in theta gives (1 - lr * weight_decay) * theta - lr * grad.
"""


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.keep = 1.0 - lr * weight_decay

    def step(self, theta, grad):
        return self.keep * theta - self.lr * grad
