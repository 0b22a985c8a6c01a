"""Probabilities before the cut, and which tokens are kept."""

import numpy as np


def draw_input(inputs):
    """The distributions, one row each."""
    logits = inputs["logits"]
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares = weights / weights.sum(axis=1, keepdims=True)
    largest = ", ".join(f"{share:.2f}" for share in shares.max(axis=1))
    return [("probabilities", shares, f"The largest probability of each row: {largest}.")]


def draw_answer(answer, inputs):
    """1 where a token is kept."""
    kept = np.asarray(answer, dtype=float) > -np.inf
    counts = ", ".join(str(count) for count in kept.sum(axis=1))
    return [("kept", kept, f"Tokens kept in each row: {counts}.")]
