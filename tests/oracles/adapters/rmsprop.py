"""torch.optim.RMSprop"""

import torch


class RMSProp:
    def __init__(self, lr, beta, eps):
        self.settings = {"lr": lr, "alpha": beta, "eps": eps}
        self.optimizer = None

    def step(self, theta, grad):
        if self.optimizer is None:
            self.parameter = torch.nn.Parameter(torch.zeros(len(theta), dtype=torch.float64))
            self.optimizer = torch.optim.RMSprop([self.parameter], **self.settings)
        self.parameter.data = torch.tensor(theta.copy())
        self.parameter.grad = torch.tensor(grad.copy())
        self.optimizer.step()
        return self.parameter.detach().numpy().copy()
