"""torch.nn.Sequential"""

import torch
from torch import nn


def mlp_forward(X, weights, biases):
    activations = [torch.tensor(X.copy())]
    for number, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        dense = nn.Linear(*W.shape, dtype=torch.float64)
        dense.weight.data = torch.tensor(W.T.copy())
        dense.bias.data = torch.tensor(b.copy())
        layer = nn.Sequential(dense, nn.Identity() if number == len(weights) else nn.Sigmoid())
        activations.append(layer(activations[-1]).detach())
    return [a.numpy() for a in activations]
