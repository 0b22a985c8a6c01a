"""Your steps are half as long as they should be. The loss has no factor one half, so the derivative of the square keeps its 2."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        grad = X.T @ (X @ theta - y) / len(y)
        theta = theta - lr * grad
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
