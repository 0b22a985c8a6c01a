"""You have precision and recall the wrong way round. Precision asks how many of the predicted positives are right, recall how many of the true positives were found."""
# expect: wrong_answer in hidden
# hint: 2

import numpy as np


def prf(y_true, y_pred, beta):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fn = np.sum((y_true == 0) & (y_pred == 1))
    fp = np.sum((y_true == 1) & (y_pred == 0))
    p = tp / (tp + fp) if tp + fp > 0 else 0.0
    r = tp / (tp + fn) if tp + fn > 0 else 0.0
    below = beta**2 * p + r
    f = (1 + beta**2) * p * r / below if below > 0 else 0.0
    return p, r, f
