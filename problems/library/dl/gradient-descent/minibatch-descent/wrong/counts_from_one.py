"""You count the batches from 1, so the decay is one step ahead. The first batch has k = 0 and uses eps0."""
# expect: wrong_answer in hidden


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    theta = theta.copy()
    for k, idx in enumerate(batches, start=1):
        a = min(k / T, 1)
        eps = (1 - a) * eps0 + a * epsT
        grad = 2 / len(idx) * X[idx].T @ (X[idx] @ theta - y[idx])
        theta = theta - eps * grad
    return theta
