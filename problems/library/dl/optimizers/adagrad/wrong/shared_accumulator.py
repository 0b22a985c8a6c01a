"""Your objects share one accumulator, because it belongs to the class. Give each object its own, set when the object is made."""
# expect: wrong_answer in hidden

import numpy as np


class AdaGrad:
    state = {}

    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.state["r"] = 0.0

    def step(self, theta, grad):
        self.state["r"] = self.state["r"] + grad**2
        return theta - self.lr * grad / (np.sqrt(self.state["r"]) + self.eps)
