"""torch.autograd.grad"""

import torch
from torch.nn import functional


def max_pool_backward(x, dout, size, stride):
    image = torch.tensor(x.copy(), requires_grad=True)
    pooled = functional.max_pool2d(image, size, stride)
    return torch.autograd.grad(pooled, image, torch.tensor(dout.copy()))[0].numpy()
