"""Your loss is a mean but your gradient adds up the samples. Both carry the same factor 1/n."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.mean((X @ theta - y) ** 2)]
    for _ in range(steps):
        grad = 2 * X.T @ (X @ theta - y)
        theta = theta - lr * grad
        losses.append(np.mean((X @ theta - y) ** 2))
    return theta, np.array(losses)
