"""Your objects share one velocity, because it belongs to the class. Give each object its own, set when the object is made."""
# expect: wrong_answer in hidden


class Nesterov:
    state = {}

    def __init__(self, lr, alpha):
        self.lr = lr
        self.alpha = alpha
        self.state["v"] = 0.0

    def step(self, theta, grad_fn):
        g = grad_fn(theta + self.alpha * self.state["v"])
        self.state["v"] = self.alpha * self.state["v"] - self.lr * g
        return theta + self.state["v"]
