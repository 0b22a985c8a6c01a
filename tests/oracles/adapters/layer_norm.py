"""torch.nn.functional.layer_norm"""

import torch
from torch.nn import functional


def layer_norm(x, gamma, beta, eps):
    x, gamma, beta = (torch.tensor(a.copy()) for a in (x, gamma, beta))
    return functional.layer_norm(x, gamma.shape, gamma, beta, eps).numpy()
