"""Trapezoids under the curve, one for each distinct score

Going from the highest score down, a group of equal scores is a single, possibly slanted, step.
"""

import numpy as np


def roc_auc(y, score):
    if not (0 in y and 1 in y):
        raise ValueError("both classes are needed")
    order = np.argsort(-score, kind="stable")
    y, score = y[order], score[order]
    ends = np.append(np.flatnonzero(score[1:] != score[:-1]), len(y) - 1)
    found = np.concatenate([[0], np.cumsum(y)[ends]])
    alarms = np.concatenate([[0], np.cumsum(1 - y)[ends]])
    area = np.sum(np.diff(alarms) * (found[1:] + found[:-1])) / 2
    return float(area / (found[-1] * alarms[-1]))
