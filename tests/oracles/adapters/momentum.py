"""torch.optim.SGD"""

import torch


class Momentum:
    """PyTorch's buffer b <- alpha b + g leaves the rate out and moves by -lr b.

    Fed with lr * g at a rate of 1 the buffer is -v, and the move is v.
    """

    def __init__(self, lr, alpha):
        self.lr, self.alpha = lr, alpha
        self.optimizer = None

    def step(self, theta, grad):
        if self.optimizer is None:
            self.parameter = torch.nn.Parameter(torch.zeros(len(theta), dtype=torch.float64))
            self.optimizer = torch.optim.SGD([self.parameter], lr=1.0, momentum=self.alpha)
        self.parameter.data = torch.tensor(theta.copy())
        self.parameter.grad = torch.tensor(self.lr * grad)
        self.optimizer.step()
        return self.parameter.detach().numpy().copy()
