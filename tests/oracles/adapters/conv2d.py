"""torch.nn.functional.conv2d"""

import torch
from torch.nn import functional


def conv2d(x, k, bias, stride, pad):
    x, k, bias = (torch.tensor(a.copy()) for a in (x, k, bias))
    return functional.conv2d(x, k, bias, stride=stride, padding=pad).numpy()
