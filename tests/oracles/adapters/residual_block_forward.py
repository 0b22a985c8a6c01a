"""torch.nn.functional.conv2d"""

import torch
from torch.nn import functional


def residual_block(x, k1, k2, proj, stride):
    x, k1, k2 = (torch.tensor(a.copy()) for a in (x, k1, k2))
    hidden = functional.conv2d(x, k1, stride=stride, padding=1).relu()
    residual = functional.conv2d(hidden, k2, padding=1)
    if proj is not None:
        x = functional.conv2d(x, torch.tensor(proj.copy()), stride=stride)
    return (residual + x).relu().numpy()
