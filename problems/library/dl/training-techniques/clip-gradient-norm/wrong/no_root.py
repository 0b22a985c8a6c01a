"""You use the sum of squares as the norm. The square root is missing."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = sum(np.sum(g**2) for g in grads)
    scale = max_norm / total if total > max_norm else 1.0
    return [g * scale for g in grads], float(total)
