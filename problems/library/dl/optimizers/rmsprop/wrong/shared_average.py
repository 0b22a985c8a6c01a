"""Your objects share one average, because it belongs to the class. Give each object its own, set when the object is made."""
# expect: wrong_answer in hidden

import numpy as np


class RMSProp:
    state = {}

    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.state["s"] = 0.0

    def step(self, theta, grad):
        self.state["s"] = self.beta * self.state["s"] + (1 - self.beta) * grad**2
        return theta - self.lr * grad / (np.sqrt(self.state["s"]) + self.eps)
