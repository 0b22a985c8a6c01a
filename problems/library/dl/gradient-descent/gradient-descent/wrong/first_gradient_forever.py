"""You compute the gradient once and use it in every step. It belongs to the point where it was computed: after each move it is due again."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    grad = 2 / len(y) * X.T @ (X @ theta - y)
    for _ in range(steps):
        theta = theta - lr * grad
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
