"""BERT's masking of tokens, with the draws given."""

import numpy as np


def bert_mask(ids, special, u, v, rand_ids, mask_id, p):
    """Return the corrupted ids and the labels, -100 where nothing is to be predicted."""
    selected = ~special & (u < p)
    labels = np.where(selected, ids, -100)

    corrupted = ids.copy()
    becomes_mask = selected & (v < 0.8)
    corrupted[becomes_mask] = mask_id
    becomes_random = selected & (v >= 0.8) & (v < 0.9)
    corrupted[becomes_random] = rand_ids[becomes_random]
    return corrupted, labels
