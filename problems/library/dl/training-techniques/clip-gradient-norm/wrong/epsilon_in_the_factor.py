"""You add a small constant to the norm before dividing, as PyTorch does. The result is then slightly too short; here the factor is exact."""
# expect: wrong_answer in hidden

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    scale = min(1.0, max_norm / (total + 1e-6))
    return [g * scale for g in grads], float(total)
