"""You replace every selected token by the mask. A tenth of them becomes a random token and another tenth stays, as v decides."""
# expect: wrong_answer in hidden

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    return np.where(selected, mask_id, ids), np.where(selected, ids, -100)
