"""You average precision and recall themselves. F-beta is a harmonic mean, which stays near the smaller of the two."""
# expect: wrong_answer in hidden

import numpy as np


def prf(y_true, y_pred, beta):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    p = tp / (tp + fp) if tp + fp > 0 else 0.0
    r = tp / (tp + fn) if tp + fn > 0 else 0.0
    f = (p + beta**2 * r) / (1 + beta**2)
    return p, r, f
