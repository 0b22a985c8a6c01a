"""You divide by the number of all pairs of examples. Only pairs of a positive and a negative are asked about."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return float((below.sum() + not_above.sum()) / (y.size * (y.size - 1)))
