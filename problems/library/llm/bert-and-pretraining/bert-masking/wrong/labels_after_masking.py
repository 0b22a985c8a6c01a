"""Your labels hold the replaced tokens. The original id is what the model has to predict: take the labels before anything is replaced."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    out = np.where(selected & (v < 0.8), mask_id, ids)
    out = np.where(selected & (v >= 0.8) & (v < 0.9), rand_ids, out)
    return out, np.where(selected, out, -100)
