"""Additive attention, one sample at a time."""

import numpy as np


def additive_attention(s, H, Wa, Ua, v, mask):
    """Return the contexts and the attention weights of a batch."""
    n, steps, _ = H.shape
    weights = np.zeros((n, steps))
    contexts = np.zeros((n, H.shape[2]))
    for k in range(n):
        present = mask[k]
        if not present.any():
            continue
        states = H[k, present]
        scores = np.tanh(s[k] @ Wa + states @ Ua) @ v
        # Any common shift cancels in the quotient; this one makes the largest exponent zero.
        exponentials = np.exp(scores - scores.max())
        weights[k, present] = exponentials / exponentials.sum()
        contexts[k] = weights[k, present] @ states
    return contexts, weights
