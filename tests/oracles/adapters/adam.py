"""torch.optim.Adam"""

import torch


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.settings = {"lr": lr, "betas": (beta1, beta2), "eps": eps}
        self.optimizer = None

    def step(self, theta, grad):
        if self.optimizer is None:
            self.parameter = torch.nn.Parameter(torch.zeros(len(theta), dtype=torch.float64))
            self.optimizer = torch.optim.Adam([self.parameter], **self.settings)
        self.parameter.data = torch.tensor(theta.copy())
        self.parameter.grad = torch.tensor(grad.copy())
        self.optimizer.step()
        return self.parameter.detach().numpy().copy()
