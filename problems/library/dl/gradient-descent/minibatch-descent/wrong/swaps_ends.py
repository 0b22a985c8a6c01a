"""Your step size runs from epsT to eps0. It starts at eps0 and ends at epsT."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = a * eps0 + (1 - a) * epsT
        grad = 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
