"""Two binary searches for each positive

Among the sorted negatives one finds how many are below, the other how many are not above.
"""

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    if positives.size * negatives.size == 0:
        raise ValueError("both classes are needed")
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return float((below.sum() + not_above.sum()) / (2 * positives.size * negatives.size))
