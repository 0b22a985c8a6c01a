"""You take every gradient at the theta you started from. Each batch is judged at the point where the batch before has led."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    current = theta.copy()
    for k, idx in enumerate(batches):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
        current = current - eps * grad
    return current
