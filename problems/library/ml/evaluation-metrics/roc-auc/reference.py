"""The area under the ROC curve from ranks: the Mann-Whitney statistic."""

import numpy as np


def roc_auc(y, score):
    """Return the share of pairs (positive, negative) in the right order, ties for one half."""
    positives = int(np.sum(y == 1))
    negatives = len(y) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("the area needs at least one positive and one negative example")
    ranks = average_ranks(score)
    # The positives' ranks count, besides the negatives below them, also each other.
    wins = ranks[y == 1].sum() - positives * (positives + 1) / 2
    return float(wins / (positives * negatives))


def average_ranks(values):
    """Rank from 1 upwards; equal values share the mean of their ranks."""
    _, level, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    first = last - counts + 1
    return ((first + last) / 2)[level]
