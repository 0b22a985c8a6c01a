"""The learning rate outside the velocity

With a constant rate, collecting plain gradients and scaling the sum is the same thing:
b = alpha b + g gives v = -lr b at every step.
"""


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.buffer = 0.0

    def step(self, theta, grad):
        self.buffer = self.alpha * self.buffer + grad
        return theta - self.lr * self.buffer
