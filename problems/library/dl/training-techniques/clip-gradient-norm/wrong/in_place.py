"""You scale the caller's arrays themselves. Return new arrays and leave the inputs as they are."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return grads, float(total)
