"""You add the norms of the arrays. The joint norm is the root of the sum of all squares, which is smaller."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = sum(np.sqrt(np.sum(g**2)) for g in grads)
    scale = max_norm / total if total > max_norm else 1.0
    return [g * scale for g in grads], float(total)
