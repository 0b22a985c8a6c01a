"""torch.optim.Adagrad"""

import torch


class AdaGrad:
    def __init__(self, lr, eps):
        self.settings = {"lr": lr, "eps": eps}
        self.optimizer = None

    def step(self, theta, grad):
        if self.optimizer is None:
            self.parameter = torch.nn.Parameter(torch.zeros(len(theta), dtype=torch.float64))
            self.optimizer = torch.optim.Adagrad([self.parameter], **self.settings)
        self.parameter.data = torch.tensor(theta.copy())
        self.parameter.grad = torch.tensor(grad.copy())
        self.optimizer.step()
        return self.parameter.detach().numpy().copy()
