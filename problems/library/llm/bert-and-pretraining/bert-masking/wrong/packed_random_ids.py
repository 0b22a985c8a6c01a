"""You hand out the random ids one after the other. A position takes the entry of rand_ids that stands at the same position."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    labels = np.where(selected, ids, -100)
    out = ids.copy()
    out[selected & (v < 0.8)] = mask_id
    to_random = selected & (v >= 0.8) & (v < 0.9)
    out[to_random] = rand_ids.ravel()[: to_random.sum()]
    return out, labels
