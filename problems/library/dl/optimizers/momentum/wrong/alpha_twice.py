"""You move by alpha · v. Alpha already acts when the velocity is updated; the parameters move by v itself."""
# expect: wrong_answer in hidden
# hint: 4


class Momentum:
    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.v = 0.0

    def step(self, theta, grad):
        self.v = self.alpha * self.v - self.lr * grad
        return theta + self.alpha * self.v
