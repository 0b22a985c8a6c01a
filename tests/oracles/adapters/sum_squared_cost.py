"""torch.nn.functional.mse_loss"""

import torch
from torch.nn import functional


def cost(output, labels):
    output = torch.tensor(output.copy())
    target = functional.one_hot(torch.tensor(labels.copy()), output.shape[1]).double()
    each = functional.mse_loss(output, target, reduction="none").sum(dim=1)
    return each.numpy(), float(each.mean())
