"""Loops over samples and parameters

Each sample adds its share to each partial derivative; no array arithmetic at all.
"""

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    rows, targets, theta = X.tolist(), y.tolist(), theta.tolist()
    losses = []
    for step in range(steps + 1):
        total, slopes = 0.0, [0.0] * len(theta)
        for row, target in zip(rows, targets, strict=True):
            residual = sum(x * t for x, t in zip(row, theta, strict=True)) - target
            total += residual * residual
            for j, x in enumerate(row):
                slopes[j] += 2.0 * residual * x
        losses.append(total / len(rows))
        if step < steps:
            theta = [t - lr * s / len(rows) for t, s in zip(theta, slopes, strict=True)]
    return np.array(theta), np.array(losses)
