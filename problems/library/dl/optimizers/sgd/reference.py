"""Stochastic gradient descent with weight decay."""


class SGD:
    """Steps against the gradient of the loss plus half weight_decay times |theta|^2."""

    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        """Return the parameters after one step from `theta`."""
        return theta - self.lr * (grad + self.weight_decay * theta)
