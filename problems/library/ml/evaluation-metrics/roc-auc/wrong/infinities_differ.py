"""You find ties by subtracting scores. The difference of two infinities is NaN, so equal infinite scores are no tie for you: compare them instead."""
# expect: wrong_answer in hidden
# hint: 4

import numpy as np


def roc_auc(y, score):
    order = np.argsort(-score, kind="stable")
    hits, alarms = np.cumsum(y[order]), np.cumsum(1 - y[order])
    with np.errstate(invalid="ignore"):
        step = np.diff(score[order]) != 0
    ends = np.append(np.flatnonzero(step), len(y) - 1)
    hits, alarms = np.append(0, hits[ends]), np.append(0, alarms[ends])
    area = (np.diff(alarms) * (hits[1:] + hits[:-1])).sum() / 2
    return float(area / (hits[-1] * alarms[-1]))
