"""Token by token

Two nested decisions for each position.
"""

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    corrupted, labels = ids.copy(), np.full(ids.shape, -100)
    for place in np.ndindex(ids.shape):
        if special[place] or u[place] >= p:
            continue
        labels[place] = ids[place]
        if v[place] < 0.8:
            corrupted[place] = mask_id
        elif v[place] < 0.9:
            corrupted[place] = rand_ids[place]
    return corrupted, labels
