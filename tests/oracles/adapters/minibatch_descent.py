"""torch.optim.SGD"""

import torch
from torch.nn import functional


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    X, y = torch.tensor(X.copy()), torch.tensor(y.copy())
    parameter = torch.nn.Parameter(torch.tensor(theta.copy()))
    optimizer = torch.optim.SGD([parameter], lr=eps0)
    # LinearLR multiplies the rate by a factor that runs from 1 to end_factor in T steps.
    decay = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, epsT / eps0, total_iters=T)
    for batch in batches:
        rows = torch.tensor(batch.copy())
        optimizer.zero_grad()
        functional.mse_loss(X[rows] @ parameter, y[rows]).backward()
        optimizer.step()
        decay.step()
    return parameter.detach().numpy().copy()
