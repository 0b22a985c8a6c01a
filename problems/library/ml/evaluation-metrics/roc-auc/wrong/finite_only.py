"""You leave out examples with infinite scores. They take part like all others: +inf is above every finite score, and equal to +inf."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def roc_auc(y, score):
    y, score = y[np.isfinite(score)], score[np.isfinite(score)]
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return float((below.sum() + not_above.sum()) / (2 * positives.size * negatives.size))
