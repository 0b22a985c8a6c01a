"""You divide by the mean square itself. The gradient is divided by its square root, which has the unit of a gradient."""
# expect: wrong_answer in hidden


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.lr = lr
        self.beta = beta
        self.eps = eps
        self.s = 0.0

    def step(self, theta, grad):
        self.s = self.beta * self.s + (1 - self.beta) * grad**2
        return theta - self.lr * grad / (self.s + self.eps)
