"""You clip entry by entry, which changes the direction. Shorten the whole gradient by one common factor."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def clip_grad_norm(grads, max_norm):
    total = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [np.clip(g, -max_norm, max_norm) for g in grads], float(total)
