"""You change theta in place, so the caller's start is changed with it. Work on a copy."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        theta -= eps * 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
    return theta
