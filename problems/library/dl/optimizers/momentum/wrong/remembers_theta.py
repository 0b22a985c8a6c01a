"""You go on from the parameters that you returned last. Move the theta that this call is given; something else may have changed it meanwhile."""
# expect: wrong_answer in hidden
# hint: 2


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0
        self.theta = None

    def step(self, theta, grad):
        if self.theta is None:
            self.theta = theta.copy()
        self.v = self.alpha * self.v - self.lr * grad
        self.theta = self.theta + self.v
        return self.theta.copy()
