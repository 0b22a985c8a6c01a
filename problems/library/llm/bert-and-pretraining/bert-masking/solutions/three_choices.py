"""Three choices between whole arrays

`np.select` takes the first condition that holds.
"""

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    kept = special | (u >= p)
    fates = [kept, v < 0.8, v < 0.9]
    corrupted = np.select(fates, [ids, np.full_like(ids, mask_id), rand_ids], default=ids)
    return corrupted, np.where(kept, -100, ids)
