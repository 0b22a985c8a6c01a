"""You divide by the variance plus eps. Divide by its square root, so that the result has the variance one and not one over the old variance."""
# expect: wrong_answer in hidden
# hint: 3


def layer_norm(x, gamma, beta, eps):
    mean = x.mean(axis=1, keepdims=True)
    variance = x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / (variance + eps) + beta
