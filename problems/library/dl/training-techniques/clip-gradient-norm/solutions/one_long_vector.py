"""One long vector, cut up again

All entries are put together, clipped as a single vector and given back their shapes.
"""

import numpy as np


def clip_grad_norm(grads, max_norm):
    if not grads:
        return [], 0.0
    flat = np.concatenate([g.ravel() for g in grads])
    total = float(np.sqrt(flat @ flat))
    if total > max_norm:
        flat = flat * (max_norm / total)
    ends = np.cumsum([g.size for g in grads])
    pieces = np.split(flat, ends[:-1])
    return [piece.reshape(g.shape) for piece, g in zip(pieces, grads, strict=True)], total
