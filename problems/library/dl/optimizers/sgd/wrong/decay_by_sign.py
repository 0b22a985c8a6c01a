"""Your decay has the same size for every parameter, as an L1 penalty has. Weight decay is proportional to the parameter itself."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        return theta - self.lr * (grad + self.weight_decay * np.sign(theta))
