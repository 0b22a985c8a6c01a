"""torch.nn.functional.batch_norm"""

import torch
from torch.nn import functional


def batch_norm(X, gamma, beta, eps):
    # A third axis of length 2 that repeats the batch: torch refuses to train on one value.
    x = torch.tensor(X.copy())[:, :, None].expand(-1, -1, 2)
    gain, bias = torch.tensor(gamma.copy()), torch.tensor(beta.copy())
    out = functional.batch_norm(x, None, None, gain, bias, training=True, eps=eps)
    return out[:, :, 0].numpy().copy()
