"""You go on from the parameters that you returned last. Move the theta that this call is given; something else may have changed it meanwhile."""
# expect: wrong_answer in hidden


class Nesterov:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0
        self.theta = None

    def step(self, theta, grad_fn):
        if self.theta is None:
            self.theta = theta.copy()
        g = grad_fn(self.theta + self.alpha * self.v)
        self.v = self.alpha * self.v - self.lr * g
        self.theta = self.theta + self.v
        return self.theta.copy()
