"""Multi-head self-attention, one sample and one head at a time."""

import numpy as np


def multi_head_attention(X, Wq, Wk, Wv, Wo, heads, mask):
    """Return the mixed results of all heads for a batch of sequences."""
    n, t, m = X.shape
    width = m // heads
    if mask is None:
        mask = np.ones((n, t, t), dtype=bool)
    output = np.empty_like(X)
    for sample in range(n):
        Q, K, V = X[sample] @ Wq, X[sample] @ Wk, X[sample] @ Wv
        results = []
        for head in range(heads):
            own = slice(head * width, (head + 1) * width)
            results.append(_attend(Q[:, own], K[:, own], V[:, own], mask[sample]))
        output[sample] = np.concatenate(results, axis=1) @ Wo
    return output


def _attend(Q, K, V, allowed):
    """Scaled dot-product attention of one head; zeros for a query without allowed keys."""
    result = np.zeros_like(V)
    for i, query in enumerate(Q):
        keys = allowed[i]
        if keys.any():
            scores = K[keys] @ query / np.sqrt(len(query))
            weights = np.exp(scores - scores.max())
            result[i] = weights / weights.sum() @ V[keys]
    return result
