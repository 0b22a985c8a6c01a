"""You add the gradient, so the loss climbs. The gradient points uphill: subtract it."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        grad = 2 / len(y) * X.T @ (X @ theta - y)
        theta = theta + lr * grad
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
