"""Clip a list of gradients by their joint norm."""

import math


def clip_grad_norm(grads, max_norm):
    """Return the gradients, shortened to `max_norm` if they are longer, and their length."""
    total = math.sqrt(sum(float((g**2).sum()) for g in grads))
    factor = max_norm / total if total > max_norm else 1.0
    return [g * factor for g in grads], total
