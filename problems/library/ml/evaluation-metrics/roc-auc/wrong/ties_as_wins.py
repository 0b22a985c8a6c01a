"""You count a tie as a win. A positive and a negative with the same score count one half."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    not_above = np.searchsorted(negatives, positives, side="right")
    return float(not_above.sum() / (positives.size * negatives.size))
