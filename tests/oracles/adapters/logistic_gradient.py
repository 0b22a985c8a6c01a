"""torch.nn.functional.binary_cross_entropy_with_logits"""

import torch
from torch.nn import functional


def logistic_loss(X, y, w, b, lam):
    X, y = torch.tensor(X.copy()), torch.tensor(y.copy(), dtype=torch.float64)
    w = torch.tensor(w.copy(), requires_grad=True)
    b = torch.tensor(b, dtype=torch.float64, requires_grad=True)
    loss = functional.binary_cross_entropy_with_logits(X @ w + b, y) + lam / 2 * (w @ w)
    loss.backward()
    return loss.item(), w.grad.numpy().copy(), b.grad.item()
