"""You record the loss after each update only, so the loss at the start is missing. There is one loss more than there are steps."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = []
    for _ in range(steps):
        grad = 2 / len(y) * X.T @ (X @ theta - y)
        theta = theta - lr * grad
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
