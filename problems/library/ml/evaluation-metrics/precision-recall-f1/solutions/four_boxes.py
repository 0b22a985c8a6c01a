"""The confusion matrix by one bincount, F-beta from its counts

Each pair of labels is a number from 0 to 3; F-beta is written without precision and recall.
"""

import numpy as np


def prf(y_true, y_pred, beta):
    _, false, missed, hits = np.bincount(2 * y_true + y_pred, minlength=4).tolist()
    weighted = (1 + beta * beta) * hits
    precision = hits / max(hits + false, 1)
    recall = hits / max(hits + missed, 1)
    return precision, recall, weighted / (weighted + beta * beta * missed + false) if hits else 0.0
