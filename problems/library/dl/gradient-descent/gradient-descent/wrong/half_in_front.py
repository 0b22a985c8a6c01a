"""You put a factor one half in front of the loss, as some books do. Here the loss is the plain mean of squares, and its gradient keeps the 2."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    n = len(y)
    losses = [np.sum((X @ theta - y) ** 2) / (2 * n)]
    for _ in range(steps):
        grad = X.T @ (X @ theta - y) / n
        theta = theta - lr * grad
        losses.append(np.sum((X @ theta - y) ** 2) / (2 * n))
    return theta, np.array(losses)
