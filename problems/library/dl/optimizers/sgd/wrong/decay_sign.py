"""Your decay pushes the parameters away from zero. Its term has the same sign as the gradient, so both are subtracted."""
# expect: wrong_answer in hidden
# hint: 2


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        return theta - self.lr * (grad - self.weight_decay * theta)
