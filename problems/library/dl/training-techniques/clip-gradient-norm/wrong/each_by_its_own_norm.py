"""You clip every array by its own norm, which turns the gradient as a whole. All arrays share one norm and one factor."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def clip_grad_norm(grads, max_norm):
    clipped = []
    for g in grads:
        norm = np.sqrt(np.sum(g**2))
        clipped.append(g * (max_norm / norm) if norm > max_norm else g.copy())
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    return clipped, float(total)
