"""You leave tied pairs out of the count altogether. They count one half, and they belong to the number of pairs."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return float(below.sum() / (positives.size * negatives.size - (not_above - below).sum()))
