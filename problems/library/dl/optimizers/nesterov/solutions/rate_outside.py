"""The learning rate outside the velocity

The buffer collects plain gradients; the rate scales it in the look-ahead and in the move.
"""


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.buffer = 0.0

    def step(self, theta, grad_fn):
        self.buffer = self.alpha * self.buffer
        ahead = theta - self.lr * self.buffer
        gradient = grad_fn(ahead)
        self.buffer = self.buffer + gradient
        return ahead - self.lr * gradient
