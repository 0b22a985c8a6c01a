"""Precision, recall and F-beta of class 1 from three counts."""

import numpy as np


def prf(y_true, y_pred, beta):
    """Return the three fractions; a fraction with the denominator 0 is 0."""
    hits = np.sum((y_true == 1) & (y_pred == 1))
    precision = fraction(hits, np.sum(y_pred == 1))
    recall = fraction(hits, np.sum(y_true == 1))
    squared = beta**2
    f_beta = fraction((1 + squared) * precision * recall, squared * precision + recall)
    return precision, recall, f_beta


def fraction(numerator, denominator):
    """Return the quotient, 0 for 0/0."""
    if denominator == 0:
        return 0.0
    return float(numerator / denominator)
