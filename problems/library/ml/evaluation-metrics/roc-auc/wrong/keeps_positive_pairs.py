"""You add up the positives' ranks and divide, but part of that sum counts positives below positives. It does not belong to the wins."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def roc_auc(y, score):
    _, level, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[level]
    pos = int(y.sum())
    return float((ranks[y == 1] - 1).sum() / (pos * (len(y) - pos)))
