"""You leave the weight decay out. Each step also pulls every parameter towards zero, in proportion to its size."""
# expect: wrong_answer in hidden
# hint: 2


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        return theta - self.lr * grad
