"""torch.optim.SGD"""

import numpy as np
import torch
from torch.nn import functional


def gradient_descent(X, y, theta, lr, steps):
    X, y = torch.tensor(X.copy()), torch.tensor(y.copy())
    parameter = torch.nn.Parameter(torch.tensor(theta.copy()))
    optimizer = torch.optim.SGD([parameter], lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = functional.mse_loss(X @ parameter, y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    losses.append(functional.mse_loss(X @ parameter, y).item())
    return parameter.detach().numpy().copy(), np.array(losses)
