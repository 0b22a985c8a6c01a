"""You return the norm after clipping. The norm before is asked for: it tells how hard the clipping acted."""
# expect: wrong_answer in hidden

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = max_norm / total if total > max_norm else 1.0
    clipped = [g * scale for g in grads]
    return clipped, float(np.sqrt(sum(np.sum(g**2) for g in clipped)))
