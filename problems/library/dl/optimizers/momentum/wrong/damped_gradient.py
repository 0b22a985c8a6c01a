"""You weight the gradient with 1 − alpha, as in a moving average. Here the gradient enters the velocity with the full learning rate."""
# expect: wrong_answer in hidden


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.alpha * self.v - (1 - self.alpha) * self.lr * grad
        return theta + self.v
