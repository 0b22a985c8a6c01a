"""A tie counts nothing with you. A positive and a negative with the same score count one half."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    below = np.searchsorted(negatives, positives, side="left")
    return float(below.sum() / (positives.size * negatives.size))
