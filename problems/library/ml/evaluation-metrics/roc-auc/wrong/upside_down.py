"""You count the pairs in the wrong order: a higher score means more likely positive."""
# expect: wrong_answer in hidden

import numpy as np


def roc_auc(y, score):
    positives, negatives = score[y == 1], np.sort(score[y == 0])
    below = np.searchsorted(negatives, positives, side="left")
    not_above = np.searchsorted(negatives, positives, side="right")
    return 1.0 - float((below.sum() + not_above.sum()) / (2 * positives.size * negatives.size))
