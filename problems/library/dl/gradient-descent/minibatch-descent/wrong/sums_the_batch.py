"""You add up the gradients of a batch. Their mean is asked for, so that a larger batch does not take a larger step."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
