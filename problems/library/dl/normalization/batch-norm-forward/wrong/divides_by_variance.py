"""You divide by the variance. Its square root, the standard deviation, is what brings a feature to the spread 1."""
# expect: wrong_answer in hidden


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    var = X.var(axis=0)
    return gamma * (X - mean) / (var + eps) + beta
