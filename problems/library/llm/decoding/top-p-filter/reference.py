"""Nucleus filtering: keep the most probable tokens until their mass reaches p."""

import numpy as np


def top_p_filter(logits, p):
    """Return the logits with everything outside each row's nucleus at minus infinity."""
    if p >= 1:
        return logits.copy()
    filtered = np.full_like(logits, -np.inf)
    for row, kept in zip(logits, filtered, strict=True):
        exponentials = np.exp(row - row.max())
        probabilities = exponentials / exponentials.sum()
        order = np.argsort(-probabilities, kind="stable")  # stable: smaller ids first
        reached = np.cumsum(probabilities[order]) >= p
        count = np.argmax(reached) + 1  # up to and with the first that reaches p
        nucleus = order[:count]
        kept[nucleus] = row[nucleus]
    return filtered
