"""torch.autograd.grad"""

import torch


def tied_autoencoder(X, W, b, c):
    X = torch.tensor(X.copy())
    W, b, c = parameters = [torch.tensor(a.copy(), requires_grad=True) for a in (W, b, c)]
    rebuilt = torch.sigmoid(X @ W + b) @ W.T + c
    loss = ((rebuilt - X) ** 2).sum(dim=1).mean()
    gradients = torch.autograd.grad(loss, parameters)
    return loss.item(), *(gradient.numpy() for gradient in gradients)
