"""You add eps to the standard deviation. It belongs to the variance, before the root is taken: for features of small variance that is another number."""
# expect: wrong_answer in hidden


def batch_norm(X, gamma, beta, eps):
    mean = X.mean(axis=0)
    return gamma * (X - mean) / (X.std(axis=0) + eps) + beta
