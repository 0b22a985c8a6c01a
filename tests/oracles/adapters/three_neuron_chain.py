"""torch.autograd.grad"""

import torch


def chain_grads(x, w, b, y):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    w, b = (torch.tensor(a.copy(), requires_grad=True) for a in (w, b))
    hidden = torch.sigmoid(w[0] * x + b[0])
    output = torch.sigmoid(w[1] * hidden + b[1])
    by_w, by_b, by_x = torch.autograd.grad((output - y) ** 2, (w, b, x))
    return by_w.numpy(), by_b.numpy(), by_x.item()
