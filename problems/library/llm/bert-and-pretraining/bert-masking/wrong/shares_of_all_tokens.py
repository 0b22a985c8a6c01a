"""You replace by v alone, so four fifths of all tokens become the mask. The shares are shares of the selected tokens."""
# expect: wrong_answer in hidden

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u < p) & ~special
    out = np.where(~special & (v < 0.8), mask_id, ids)
    out = np.where(~special & (v >= 0.8) & (v < 0.9), rand_ids, out)
    return out, np.where(selected, ids, -100)
