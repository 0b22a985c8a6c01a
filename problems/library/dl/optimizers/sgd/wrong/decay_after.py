"""You decay the parameters after they have moved. The decay uses the theta that was given, the same point at which the gradient was taken."""
# expect: wrong_answer in hidden
# hint: 3


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        moved = theta - self.lr * grad
        return moved - self.lr * self.weight_decay * moved
