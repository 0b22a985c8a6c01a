"""The corrected moments as weighted means of all gradients

A gradient that is k steps old has the weight beta^k; dividing by the sum of the weights is
the bias correction, and no power of beta is left over.
"""

import math

import numpy as np


class Adam:
    def __init__(self, lr, beta1, beta2, eps):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.history = []

    def step(self, theta, grad):
        self.history.insert(0, grad.tolist())
        moved = []
        for i, position in enumerate(theta.tolist()):
            past = [gradient[i] for gradient in self.history]
            first = _weighted_mean(past, self.beta1)
            second = _weighted_mean([g * g for g in past], self.beta2)
            moved.append(position - self.lr * first / (math.sqrt(second) + self.eps))
        return np.array(moved)


def _weighted_mean(newest_first, beta):
    weights = [beta**age for age in range(len(newest_first))]
    total = sum(weight * value for weight, value in zip(weights, newest_first, strict=True))
    return total / sum(weights)
