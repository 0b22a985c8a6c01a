"""The mask as a map: which keys each query may look at."""

import numpy as np


def draw_answer(answer, inputs):
    """1 where a query (row) may look at a key (column)."""
    allowed = np.asarray(answer, dtype=float) == 0
    counts = ", ".join(str(count) for count in allowed.sum(axis=1))
    return [("allowed", allowed, f"Keys that each query may look at: {counts}.")]
