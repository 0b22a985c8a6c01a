"""Your velocity follows the gradient, so the parameters climb. The gradient points uphill: it enters the velocity with a minus sign."""
# expect: wrong_answer in hidden


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.alpha * self.v + self.lr * grad
        return theta + self.v
