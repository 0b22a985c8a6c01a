"""Your answer depends on the order of tied examples: each has a rank, or a point of the curve, of its own. Equal scores have to share one."""
# expect: wrong_answer in hidden
# hint: 3

import numpy as np


def roc_auc(y, score):
    ranks = np.empty(len(y))
    ranks[np.argsort(score, kind="stable")] = np.arange(1, len(y) + 1)
    pos = int(y.sum())
    return float((ranks[y == 1].sum() - pos * (pos + 1) / 2) / (pos * (len(y) - pos)))
