"""One walk through the sorted examples

Without NumPy: the negatives below are counted on the way, group of equal scores by group.
"""

from itertools import groupby


def roc_auc(y, score):
    pairs = sorted(zip(score.tolist(), y.tolist(), strict=True))
    below = wins = positives = 0
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        labels = [label for _, label in group]
        hits = sum(labels)
        misses = len(labels) - hits
        wins += hits * (below + misses / 2)
        below += misses
        positives += hits
    if positives == 0 or below == 0:
        raise ValueError("both classes are needed")
    return wins / (positives * below)
