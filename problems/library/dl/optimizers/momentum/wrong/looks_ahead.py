"""You apply the momentum once more after updating the velocity, as Nesterov's method does. Here the parameters move by v and by nothing else."""
# expect: wrong_answer in hidden
# hint: 4


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.alpha * self.v - self.lr * grad
        return theta + self.alpha * self.v - self.lr * grad
