"""You leave out the labels of selected tokens that stay as they are. They are to be predicted as well: every selected position has its label."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    to_mask = selected & (v < 0.8)
    to_random = selected & (v >= 0.8) & (v < 0.9)
    out = np.where(to_mask, mask_id, ids)
    out = np.where(to_random, rand_ids, out)
    return out, np.where(to_mask | to_random, ids, -100)
