"""torch.optim.SGD"""

import torch


class SGD:
    def __init__(self, lr, weight_decay):
        self.lr, self.weight_decay = lr, weight_decay

    def step(self, theta, grad):
        parameter = torch.nn.Parameter(torch.tensor(theta.copy()))
        parameter.grad = torch.tensor(grad.copy())
        torch.optim.SGD([parameter], lr=self.lr, weight_decay=self.weight_decay).step()
        return parameter.detach().numpy()
