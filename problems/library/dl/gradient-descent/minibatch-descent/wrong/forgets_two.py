"""Your steps are half as long as they should be. The squared residual has no factor one half, so its derivative keeps the 2."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = X[idx].T @ (X[idx] @ theta - y[idx]) / len(idx)
        theta = theta - eps * grad
    return theta
