"""You add up over the samples, in the loss and in the gradient. The loss is the mean of the squared residuals."""
# expect: wrong_answer in hidden

import numpy as np


def gradient_descent(X, y, theta, lr, steps):
    losses = [np.sum((X @ theta - y) ** 2)]
    for _ in range(steps):
        grad = 2 * X.T @ (X @ theta - y)
        theta = theta - lr * grad
        losses.append(np.sum((X @ theta - y) ** 2))
    return theta, np.array(losses)
