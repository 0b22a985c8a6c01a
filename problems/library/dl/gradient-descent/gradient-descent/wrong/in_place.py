"""You change theta in place, so the caller's start is changed with it. Give the moved parameters an array of their own."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        theta -= lr * 2 / len(y) * X.T @ (X @ theta - y)
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
