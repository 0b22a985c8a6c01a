"""The best remaining token until there is enough

No sort: the largest logit is looked for again and again, and the first of equal ones is found.
"""

import math

import numpy as np


def top_p_filter(logits, p):
    rows = []
    for row in logits.tolist():
        top = max(row)
        total = math.fsum(math.exp(logit - top) for logit in row)
        left, mass = dict(enumerate(row)), 0.0
        kept = [-math.inf] * len(row)
        while left and (len(left) == len(row) or mass < p or p >= 1):
            best = max(left, key=left.get)
            kept[best] = left.pop(best)
            mass += math.exp(kept[best] - top) / total
        rows.append(kept)
    return np.array(rows)
