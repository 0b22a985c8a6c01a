"""You keep lr and weight_decay on the class, so the object made last sets them for all. Each object needs its own."""
# expect: wrong_answer in hidden
# hint: 1


class SGD:
    def __init__(self, lr, weight_decay):
        SGD.lr = lr
        SGD.weight_decay = weight_decay

    def step(self, theta, grad):
        return theta - self.lr * (grad + self.weight_decay * theta)
