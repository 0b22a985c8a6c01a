"""Mini-batch gradient descent with a linearly decaying step size."""


def minibatch_gd(X, y, theta, batches, eps0, epsT, T):
    """Return theta after one step on each batch."""
    theta = theta.copy()
    for k, batch in enumerate(batches):
        residuals = X[batch] @ theta - y[batch]
        gradient = 2.0 / len(batch) * X[batch].T @ residuals
        theta = theta - step_size(k, eps0, epsT, T) * gradient
    return theta


def step_size(k, eps0, epsT, T):
    """eps0 at k = 0, epsT at k = T, linear between them and constant afterwards."""
    a = min(k / T, 1.0)
    return (1.0 - a) * eps0 + a * epsT
