"""You write into the caller's ids. Work on a copy and leave the inputs as they are."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    labels = np.where(selected, ids, -100)
    to_random = selected & (v >= 0.8) & (v < 0.9)
    ids[selected & (v < 0.8)] = mask_id
    ids[to_random] = rand_ids[to_random]
    return ids, labels
