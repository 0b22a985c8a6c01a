"""You scale to max_norm in every case, so short gradients are stretched. Clipping only ever shortens."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    if total == 0:
        return [g.copy() for g in grads], 0.0
    return [g * (max_norm / total) for g in grads], float(total)
