"""Your comparisons include their borders. A token is selected for u strictly below p, and masked for v strictly below 0.8."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    selected = (u <= p) & ~special
    out = np.where(selected & (v <= 0.8), mask_id, ids)
    out = np.where(selected & (v > 0.8) & (v <= 0.9), rand_ids, out)
    return out, np.where(selected, ids, -100)
