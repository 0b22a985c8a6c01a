"""You divide by the number of all samples. The mean runs over the batch, so divide by the batch's own size."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 / len(y) * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
