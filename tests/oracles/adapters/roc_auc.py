"""sklearn.metrics.roc_auc_score"""

import numpy as np
from sklearn.metrics import roc_auc_score


def roc_auc(y, score):
    # scikit-learn refuses infinities; only the order of the scores matters.
    _, level = np.unique(score, return_inverse=True)
    return float(roc_auc_score(y, level))
