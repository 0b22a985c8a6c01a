"""You change theta in place, so the caller's array is changed with it. Compute the moved parameters into a new array and return that."""
# expect: wrong_answer in hidden
# hint: 3


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr = lr
        self.weight_decay = weight_decay

    def step(self, theta, grad):
        theta -= self.lr * (grad + self.weight_decay * theta)
        return theta
