"""Your step size goes on falling after k = T and turns negative. From there on it stays at epsT."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches):
        a = k / T
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
