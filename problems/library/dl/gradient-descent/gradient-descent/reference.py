"""Gradient descent on the mean squared error of a linear model."""

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    """Return theta after `steps` updates and the loss at each of the steps + 1 points."""
    losses = [loss(X, y, theta)]
    for _ in range(steps):
        gradient = 2.0 / len(y) * X.T @ (X @ theta - y)
        theta = theta - lr * gradient
        losses.append(loss(X, y, theta))
    return theta, np.array(losses)


def loss(X, y, theta):
    """The mean of the squared residuals."""
    return np.mean((X @ theta - y) ** 2)
