"""You divide by r itself. The step uses the square root of r, so that the size of the gradients cancels."""
# expect: wrong_answer in hidden


class AdaGrad:
    def __init__(self, lr, eps):
        self.lr = lr
        self.eps = eps
        self.r = 0.0

    def step(self, theta, grad):
        self.r = self.r + grad**2
        return theta - self.lr * grad / (self.r + self.eps)
