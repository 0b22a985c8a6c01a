"""You divide by zero when nothing is predicted to be positive, or nothing is. Here 0/0 counts as 0, for each of the three fractions."""
# expect: wrong_answer in edges
# hint: 3

import numpy as np


def prf(y_true, y_pred, beta):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    with np.errstate(invalid="ignore"):
        p = tp / (tp + fp)
        r = tp / (tp + fn)
        f = (1 + beta**2) * p * r / (beta**2 * p + r)
    return p, r, f
