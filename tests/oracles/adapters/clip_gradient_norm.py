"""torch.nn.utils.clip_grad_norm_"""

import torch

# PyTorch adds 1e-6 to the norm. Clipping is homogeneous, so in units of 2**-60 (an exact scaling)
# that constant is far below rounding.
UNIT = 2.0**60


def clip_grad_norm(grads, max_norm):
    parameters = [torch.nn.Parameter(torch.zeros(g.shape, dtype=torch.float64)) for g in grads]
    for parameter, g in zip(parameters, grads, strict=True):
        parameter.grad = torch.tensor(g * UNIT)
    total = torch.nn.utils.clip_grad_norm_(parameters, max_norm * UNIT)
    return [parameter.grad.numpy() / UNIT for parameter in parameters], float(total) / UNIT
