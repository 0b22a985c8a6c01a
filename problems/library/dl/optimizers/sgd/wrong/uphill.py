"""You add the step, so the loss grows. The gradient points uphill: subtract it."""
# expect: wrong_answer in hidden


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        return theta + self.lr * (grad + self.weight_decay * theta)
